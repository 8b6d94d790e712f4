// This file models <poll.h>; README.md has the conventions.

struct pollfd;
typedef unsigned long int nfds_t;
struct timespec;
typedef struct {
	unsigned long int __val[1024 / (8 * (sizeof(unsigned long int)))];
} __sigset_t;
struct pollfd {
	int fd;
	short int events;
	short int revents;
};
typedef long int __time_t;
typedef long int __syscall_slong_t;
struct timespec {
	__time_t tv_sec;
	__syscall_slong_t tv_nsec;
};

int poll(struct pollfd *fds, nfds_t nfds, int timeout) {
	for (nfds_t i = 0; i < nfds; i++)
		fds[i].revents = mux_any(short);
	return mux_any(int);
}

int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *timeout, const __sigset_t *ss) {
	for (nfds_t i = 0; i < nfds; i++)
		fds[i].revents = mux_any(short);
	return mux_any(int);
}
