// This file models <sys/uio.h>; README.md has the conventions.

typedef long int ssize_t;
struct iovec;
typedef long int __ssize_t;
typedef long int __off_t;
typedef long int __off64_t;
typedef int pid_t;
typedef int __pid_t;
typedef long unsigned int size_t;
struct iovec {
	void *iov_base;
	size_t iov_len;
};

ssize_t readv(int fd, const struct iovec *iovec, int count) {
	for (int i = 0; i < count; i++)
		mux_write(iovec[i].iov_base, iovec[i].iov_len);
	return mux_any(ssize_t);
}

ssize_t writev(int fd, const struct iovec *iovec, int count);

ssize_t preadv(int fd, const struct iovec *iovec, int count, __off_t offset) {
	for (int i = 0; i < count; i++)
		mux_write(iovec[i].iov_base, iovec[i].iov_len);
	return mux_any(ssize_t);
}

ssize_t pwritev(int fd, const struct iovec *iovec, int count, __off_t offset);

ssize_t preadv64(int fd, const struct iovec *iovec, int count, __off64_t offset) {
	for (int i = 0; i < count; i++)
		mux_write(iovec[i].iov_base, iovec[i].iov_len);
	return mux_any(ssize_t);
}

ssize_t pwritev64(int fd, const struct iovec *iovec, int count, __off64_t offset);

ssize_t preadv2(int fp, const struct iovec *iovec, int count, __off_t offset, int flags) {
	for (int i = 0; i < count; i++)
		mux_write(iovec[i].iov_base, iovec[i].iov_len);
	return mux_any(ssize_t);
}

ssize_t pwritev2(int fd, const struct iovec *iodev, int count, __off_t offset, int flags);

ssize_t preadv64v2(int fp, const struct iovec *iovec, int count, __off64_t offset, int flags) {
	for (int i = 0; i < count; i++)
		mux_write(iovec[i].iov_base, iovec[i].iov_len);
	return mux_any(ssize_t);
}

ssize_t pwritev64v2(int fd, const struct iovec *iodev, int count, __off64_t offset, int flags);
ssize_t process_vm_readv(pid_t pid, const struct iovec *lvec, unsigned long int liovcnt, const struct iovec *rvec, unsigned long int riovcnt, unsigned long int flags);
ssize_t process_vm_writev(pid_t pid, const struct iovec *lvec, unsigned long int liovcnt, const struct iovec *rvec, unsigned long int riovcnt, unsigned long int flags);
