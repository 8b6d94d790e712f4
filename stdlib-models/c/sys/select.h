// This file models <sys/select.h>; README.md has the conventions.

typedef long int __fd_mask;
typedef struct {
	__fd_mask fds_bits[1024 / (8 * ((int) (sizeof(__fd_mask))))];
} fd_set;
struct timeval;
struct timespec;
typedef struct {
	unsigned long int __val[1024 / (8 * (sizeof(unsigned long int)))];
} __sigset_t;

int select(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, struct timeval *timeout);
int pselect(int nfds, fd_set *readfds, fd_set *writefds, fd_set *exceptfds, const struct timespec *timeout, const __sigset_t *sigmask);
