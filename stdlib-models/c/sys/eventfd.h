// This file models <sys/eventfd.h>; README.md has the conventions.

typedef unsigned long int eventfd_t;
typedef unsigned long int uint64_t;

int eventfd(unsigned int count, int flags);
int eventfd_read(int fd, eventfd_t *value);
int eventfd_write(int fd, eventfd_t value);
