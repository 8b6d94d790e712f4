// This file models <sys/personality.h>; README.md has the conventions.


int personality(unsigned long int persona);
