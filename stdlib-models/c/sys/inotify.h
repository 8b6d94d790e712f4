// This file models <sys/inotify.h>; README.md has the conventions.

typedef unsigned int uint32_t;

int inotify_init(void);
int inotify_init1(int flags);
int inotify_add_watch(int fd, const char *name, uint32_t mask);
int inotify_rm_watch(int fd, int wd);
