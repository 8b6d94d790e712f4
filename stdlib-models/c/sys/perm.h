// This file models <sys/perm.h>; README.md has the conventions.


int ioperm(unsigned long int from, unsigned long int num, int turn_on);
int iopl(int level);
