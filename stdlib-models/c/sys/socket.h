// This file models <sys/socket.h>; README.md has the conventions.

struct sockaddr;
typedef unsigned int socklen_t;
typedef unsigned int __socklen_t;
typedef long int ssize_t;
typedef long unsigned int size_t;
typedef long int __ssize_t;
struct msghdr;
struct mmsghdr;
struct timespec;
struct iovec {
	void *iov_base;
	size_t iov_len;
};
struct msghdr {
	void *msg_name;
	socklen_t msg_namelen;
	struct iovec *msg_iov;
	size_t msg_iovlen;
	void *msg_control;
	size_t msg_controllen;
	int msg_flags;
};
struct mmsghdr {
	struct msghdr msg_hdr;
	unsigned int msg_len;
};
typedef long int __time_t;
typedef long int __syscall_slong_t;
struct timespec {
	__time_t tv_sec;
	__syscall_slong_t tv_nsec;
};

int socket(int domain, int type, int protocol);
int socketpair(int domain, int type, int protocol, int fds[2]);
int bind(int fd, const struct sockaddr *addr, socklen_t len);
int getsockname(int fd, struct sockaddr *addr, socklen_t *len);
int connect(int fd, const struct sockaddr *addr, socklen_t len);
int getpeername(int fd, struct sockaddr *addr, socklen_t *len);

ssize_t send(int fd, const void *buf, size_t n, int flags) {
	size_t put = mux_env(size_t);
	return put <= n ? (ssize_t)put : -1;
}

ssize_t recv(int fd, void *buf, size_t n, int flags) {
	mux_write(buf, n);
	size_t got = mux_env(size_t);
	return got <= n ? (ssize_t)got : -1;
}

ssize_t sendto(int fd, const void *buf, size_t n, int flags, const struct sockaddr *addr, socklen_t addr_len);
ssize_t recvfrom(int fd, void *buf, size_t n, int flags, struct sockaddr *addr, socklen_t *addr_len);
ssize_t sendmsg(int fd, const struct msghdr *message, int flags);

int sendmmsg(int fd, struct mmsghdr *vmessages, unsigned int vlen, int flags) {
	for (unsigned i = 0; i < vlen; i++)
		vmessages[i].msg_len = mux_any(unsigned);
	return mux_any(int);
}

ssize_t recvmsg(int fd, struct msghdr *message, int flags) {
	mux_write(message->msg_name, message->msg_namelen);
	for (size_t i = 0; i < message->msg_iovlen; i++)
		mux_write(message->msg_iov[i].iov_base, message->msg_iov[i].iov_len);
	mux_write(message->msg_control, message->msg_controllen);
	message->msg_namelen = mux_any(unsigned);
	message->msg_controllen = mux_any(size_t);
	message->msg_flags = mux_any(int);
	return mux_any(ssize_t);
}

int recvmmsg(int fd, struct mmsghdr *vmessages, unsigned int vlen, int flags, struct timespec *tmo) {
	for (unsigned i = 0; i < vlen; i++) {
		struct msghdr *m = &vmessages[i].msg_hdr;
		mux_write(m->msg_name, m->msg_namelen);
		for (size_t j = 0; j < m->msg_iovlen; j++)
			mux_write(m->msg_iov[j].iov_base, m->msg_iov[j].iov_len);
		mux_write(m->msg_control, m->msg_controllen);
		vmessages[i].msg_len = mux_any(unsigned);
	}
	return mux_any(int);
}

int getsockopt(int fd, int level, int optname, void *optval, socklen_t *optlen);
int setsockopt(int fd, int level, int optname, const void *optval, socklen_t optlen);
int listen(int fd, int n);
int accept(int fd, struct sockaddr *addr, socklen_t *addr_len);
int accept4(int fd, struct sockaddr *addr, socklen_t *addr_len, int flags);
int shutdown(int fd, int how);
int sockatmark(int fd);
int isfdtype(int fd, int fdtype);
