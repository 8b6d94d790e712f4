// This file models <sys/sysmacros.h>; README.md has the conventions.

typedef unsigned long int __dev_t;

unsigned int gnu_dev_major(__dev_t dev) __attribute__((const));
unsigned int gnu_dev_minor(__dev_t dev) __attribute__((const));
__dev_t gnu_dev_makedev(unsigned int major, unsigned int minor) __attribute__((const));
