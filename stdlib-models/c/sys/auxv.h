// This file models <sys/auxv.h>; README.md has the conventions.


unsigned long int getauxval(unsigned long int type);
