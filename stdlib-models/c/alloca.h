// This file models <alloca.h>; README.md has the conventions.

typedef long unsigned int size_t;

void *alloca(size_t size);
