// This file models <sys/file.h>; README.md has the conventions.


int flock(int fd, int operation);
