// This file models <sys/socket.h>; README.md has the conventions.

struct sockaddr;
struct sockaddr_at;
struct sockaddr_ax25;
struct sockaddr_dl;
struct sockaddr_eon;
struct sockaddr_in;
struct sockaddr_in6;
struct sockaddr_inarp;
struct sockaddr_ipx;
struct sockaddr_iso;
struct sockaddr_ns;
struct sockaddr_un;
struct sockaddr_x25;
typedef union 
{
	const struct sockaddr *__sockaddr__;
	const struct sockaddr_at *__sockaddr_at__;
	const struct sockaddr_ax25 *__sockaddr_ax25__;
	const struct sockaddr_dl *__sockaddr_dl__;
	const struct sockaddr_eon *__sockaddr_eon__;
	const struct sockaddr_in *__sockaddr_in__;
	const struct sockaddr_in6 *__sockaddr_in6__;
	const struct sockaddr_inarp *__sockaddr_inarp__;
	const struct sockaddr_ipx *__sockaddr_ipx__;
	const struct sockaddr_iso *__sockaddr_iso__;
	const struct sockaddr_ns *__sockaddr_ns__;
	const struct sockaddr_un *__sockaddr_un__;
	const struct sockaddr_x25 *__sockaddr_x25__;
} __CONST_SOCKADDR_ARG;
typedef unsigned int socklen_t;
typedef union 
{
	struct sockaddr *__sockaddr__;
	struct sockaddr_at *__sockaddr_at__;
	struct sockaddr_ax25 *__sockaddr_ax25__;
	struct sockaddr_dl *__sockaddr_dl__;
	struct sockaddr_eon *__sockaddr_eon__;
	struct sockaddr_in *__sockaddr_in__;
	struct sockaddr_in6 *__sockaddr_in6__;
	struct sockaddr_inarp *__sockaddr_inarp__;
	struct sockaddr_ipx *__sockaddr_ipx__;
	struct sockaddr_iso *__sockaddr_iso__;
	struct sockaddr_ns *__sockaddr_ns__;
	struct sockaddr_un *__sockaddr_un__;
	struct sockaddr_x25 *__sockaddr_x25__;
} __SOCKADDR_ARG;
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
int bind(int fd, __CONST_SOCKADDR_ARG addr, socklen_t len);
int getsockname(int fd, __SOCKADDR_ARG addr, socklen_t *len);
int connect(int fd, __CONST_SOCKADDR_ARG addr, socklen_t len);
int getpeername(int fd, __SOCKADDR_ARG addr, socklen_t *len);

ssize_t send(int fd, const void *buf, size_t n, int flags) {
	size_t put = mux_any(size_t);
	return put <= n ? (ssize_t)put : -1;
}

ssize_t recv(int fd, void *buf, size_t n, int flags) {
	mux_write(buf, n);
	size_t got = mux_any(size_t);
	return got <= n ? (ssize_t)got : -1;
}

ssize_t sendto(int fd, const void *buf, size_t n, int flags, __CONST_SOCKADDR_ARG addr, socklen_t addr_len);
ssize_t recvfrom(int fd, void *buf, size_t n, int flags, __SOCKADDR_ARG addr, socklen_t *addr_len);
ssize_t sendmsg(int fd, const struct msghdr *message, int flags);
int sendmmsg(int fd, struct mmsghdr *vmessages, unsigned int vlen, int flags);

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
int accept(int fd, __SOCKADDR_ARG addr, socklen_t *addr_len);
int accept4(int fd, __SOCKADDR_ARG addr, socklen_t *addr_len, int flags);
int shutdown(int fd, int how);
int sockatmark(int fd);
int isfdtype(int fd, int fdtype);
