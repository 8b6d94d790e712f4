// This file models <sys/mman.h>; README.md has the conventions.

typedef long unsigned int size_t;
typedef long int __off_t;
typedef long int __off64_t;
typedef unsigned int mode_t;
typedef long int __ssize_t;
struct iovec;
typedef long int off64_t;
typedef long int off_t;
struct iovec {
	void *iov_base;
	size_t iov_len;
};

extern void *malloc(size_t size);

int memfd_create(const char *name, unsigned int flags);

int mlock2(const void *addr, size_t length, unsigned int flags) {
	return mux_any(int);
}

int pkey_alloc(unsigned int flags, unsigned int access_rights);
int pkey_set(int key, unsigned int access_rights);
int pkey_get(int key);
int pkey_free(int key);

int pkey_mprotect(void *addr, size_t len, int prot, int pkey) {
	return mux_any(int);
}

// measure: void *p; @ p = mmap(NULL, N + 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); munmap(p, N + 1);
[alloc len] void *mmap(void *addr, size_t len, int prot, int flags, int fd, off_t offset) {
	void *p = malloc(len);
	return p ? p : (void *)-1;
}

// measure: void *p; @ p = mmap64(NULL, N + 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); munmap(p, N + 1);
[alloc len] void *mmap64(void *addr, size_t len, int prot, int flags, int fd, off64_t offset) {
	void *p = malloc(len);
	return p ? p : (void *)-1;
}

// A part of a mapping may be given back.
// measure: void *p = mmap(NULL, N + 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); @ munmap(p, N + 1);
[free len] int munmap(void *addr, size_t len) {
	mux_release(addr, len);
	return mux_any(int);
}

int mprotect(void *addr, size_t len, int prot) {
	return mux_any(int);
}

int msync(void *addr, size_t len, int flags) {
	return mux_any(int);
}

int madvise(void *addr, size_t len, int advice) {
	return mux_any(int);
}

int posix_madvise(void *addr, size_t len, int advice) {
	return mux_any(int);
}

int mlock(const void *addr, size_t len) {
	return mux_any(int);
}

int munlock(const void *addr, size_t len) {
	return mux_any(int);
}

int mlockall(int flags);
int munlockall(void);

int mincore(void *start, size_t len, unsigned char *vec) {
	return mux_any(int);
}

// measure: void *p = mmap(NULL, N + 1, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0); @ p = mremap(p, N + 1, 2 * N + 5000, MREMAP_MAYMOVE); @ munmap(p, 2 * N + 5000);
[alloc new_len, free old_len, peak max(0, new_len - old_len)]
void *mremap(void *addr, size_t old_len, size_t new_len, int flags, ...) {
	void *p = malloc(new_len);
	if (!p)
		return (void *)-1;
	mux_copy(p, addr, old_len);
	mux_release(addr, old_len);
	return p;
}

int remap_file_pages(void *start, size_t size, int prot, size_t pgoff, int flags) {
	return mux_any(int);
}

int shm_open(const char *name, int oflag, mode_t mode);
int shm_unlink(const char *name);

__ssize_t process_madvise(int pid_fd, const struct iovec *iov, size_t count, int advice, unsigned flags) {
	return mux_any(__ssize_t);
}

int process_mrelease(int pidfd, unsigned int flags);
