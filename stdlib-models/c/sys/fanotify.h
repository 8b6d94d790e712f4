// This file models <sys/fanotify.h>; README.md has the conventions.

typedef unsigned long int uint64_t;

int fanotify_init(unsigned int flags, unsigned int event_f_flags);
int fanotify_mark(int fanotify_fd, unsigned int flags, uint64_t mask, int dfd, const char *pathname);
