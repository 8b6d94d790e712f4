// This file models <sys/signalfd.h>; README.md has the conventions.

typedef struct {
	unsigned long int __val[1024 / (8 * (sizeof(unsigned long int)))];
} __sigset_t;
typedef __sigset_t sigset_t;

int signalfd(int fd, const sigset_t *mask, int flags);
