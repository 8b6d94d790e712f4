// This file models <sys/ioctl.h>; README.md has the conventions.


int ioctl(int fd, unsigned long int request, ...);
