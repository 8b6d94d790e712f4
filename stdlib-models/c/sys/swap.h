// This file models <sys/swap.h>; README.md has the conventions.


int swapon(const char *path, int flags);
int swapoff(const char *path);
