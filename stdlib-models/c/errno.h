// This file models <errno.h>; README.md has the conventions.


int *__errno_location(void) __attribute__((const));
