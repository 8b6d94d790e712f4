// This file models <ulimit.h>; README.md has the conventions.


long int ulimit(int cmd, ...);
