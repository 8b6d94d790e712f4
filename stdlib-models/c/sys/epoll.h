// This file models <sys/epoll.h>; README.md has the conventions.

struct epoll_event;
typedef struct {
	unsigned long int __val[1024 / (8 * (sizeof(unsigned long int)))];
} __sigset_t;
struct timespec;
typedef long unsigned int size_t;
typedef unsigned int uint32_t;
typedef unsigned int __uint32_t;
typedef unsigned long int uint64_t;
union epoll_data {
	void *ptr;
	int fd;
	uint32_t u32;
	uint64_t u64;
};
typedef union epoll_data epoll_data_t;
// Packed: the 64 bits of data follow at offset 4.
struct epoll_event {
	uint32_t events;
	uint32_t mux_data[2];
};
typedef long int __time_t;
typedef long int __syscall_slong_t;
struct timespec {
	__time_t tv_sec;
	__syscall_slong_t tv_nsec;
};

int epoll_create(int size);
int epoll_create1(int flags);
int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event);

int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout) {
	mux_write(events, 12 * (size_t)maxevents);
	return mux_any(int);
}

int epoll_pwait(int epfd, struct epoll_event *events, int maxevents, int timeout, const __sigset_t *ss) {
	mux_write(events, 12 * (size_t)maxevents);
	return mux_any(int);
}

int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents, const struct timespec *timeout, const __sigset_t *ss) {
	mux_write(events, 12 * (size_t)maxevents);
	return mux_any(int);
}
