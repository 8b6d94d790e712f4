// This file models <fcntl.h>; README.md has the conventions.

typedef long int __ssize_t;
typedef long int __off64_t;
typedef long unsigned int size_t;
struct iovec;
typedef long int __off_t;
struct file_handle;
typedef unsigned int mode_t;
typedef unsigned int __mode_t;
typedef long int off_t;
typedef long int off64_t;
struct file_handle {
	unsigned int handle_bytes;
	int handle_type;
	unsigned char f_handle[0];
};

__ssize_t readahead(int fd, __off64_t offset, size_t count);
int sync_file_range(int fd, __off64_t offset, __off64_t count, unsigned int flags);
__ssize_t vmsplice(int fdout, const struct iovec *iov, size_t count, unsigned int flags);
__ssize_t splice(int fdin, __off64_t *offin, int fdout, __off64_t *offout, size_t len, unsigned int flags);
__ssize_t tee(int fdin, int fdout, size_t len, unsigned int flags);
int fallocate(int fd, int mode, __off_t offset, __off_t len);
int fallocate64(int fd, int mode, __off64_t offset, __off64_t len);
int name_to_handle_at(int dfd, const char *name, struct file_handle *handle, int *mnt_id, int flags);

int open_by_handle_at(int mountdirfd, struct file_handle *handle, int flags) {
	return mux_any(int);
}

int fcntl(int fd, int cmd, ...);
int fcntl64(int fd, int cmd, ...);
int open(const char *file, int oflag, ...);
int open64(const char *file, int oflag, ...);
int openat(int fd, const char *file, int oflag, ...);
int openat64(int fd, const char *file, int oflag, ...);
int creat(const char *file, mode_t mode);
int creat64(const char *file, mode_t mode);
int lockf(int fd, int cmd, off_t len);
int lockf64(int fd, int cmd, off64_t len);
int posix_fadvise(int fd, off_t offset, off_t len, int advise);
int posix_fadvise64(int fd, off64_t offset, off64_t len, int advise);
int posix_fallocate(int fd, off_t offset, off_t len);
int posix_fallocate64(int fd, off64_t offset, off64_t len);
