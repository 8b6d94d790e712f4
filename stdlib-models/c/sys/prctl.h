// This file models <sys/prctl.h>; README.md has the conventions.


int prctl(int option, ...);
