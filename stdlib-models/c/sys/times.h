// This file models <sys/times.h>; README.md has the conventions.

typedef long int clock_t;
struct tms;

clock_t times(struct tms *buffer);
