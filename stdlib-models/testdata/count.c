// This file is the independent counting allocator of the model tests: linked
// into a program it takes the place of glibc's allocator entry points and of
// mmap, and keeps the requested size of every live block in front of it.
#define _GNU_SOURCE
#include "count.h"
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

extern void *__libc_malloc(size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

struct count_totals count;
void (*count_on_free)(const void *p);
static __thread int running;
static __thread int nested; // calls made from inside a counted entry point

void count_start(void) {
	memset(&count, 0, sizeof count);
	running = 1;
}

void count_stop(void) { running = 0; }

static void acquired(size_t n) {
	if (!running || nested)
		return;
	count.alloc += (long long)n;
	if (count.alloc - count.free > count.peak)
		count.peak = count.alloc - count.free;
}

static void released(size_t n) {
	if (running && !nested)
		count.free += (long long)n;
}

// A block is preceded by its requested size and by where its raw memory begins.
struct head {
	void *raw;
	size_t size;
};

static void *make(size_t align, size_t n) {
	if (align < 16)
		align = 16;
	if (n > PTRDIFF_MAX - align - sizeof(struct head)) {
		errno = ENOMEM;
		return NULL;
	}
	char *raw = __libc_malloc(n + align + sizeof(struct head));
	if (!raw)
		return NULL;
	uintptr_t at = ((uintptr_t)raw + sizeof(struct head) + align - 1) / align * align;
	struct head *h = (struct head *)at - 1;
	h->raw = raw;
	h->size = n;
	acquired(n);
	return (void *)at;
}

long long count_size(const void *p) { return p ? (long long)((const struct head *)p - 1)->size : 0; }

void *malloc(size_t n) { return make(16, n); }

void free(void *p) {
	if (!p)
		return;
	struct head *h = (struct head *)p - 1;
	if (count_on_free)
		count_on_free(p);
	released(h->size);
	__libc_free(h->raw);
}

void *calloc(size_t a, size_t b) {
	size_t n;
	if (__builtin_mul_overflow(a, b, &n)) {
		errno = ENOMEM;
		return NULL;
	}
	void *p = make(16, n);
	return p ? memset(p, 0, n) : NULL;
}

// A reallocation is one step: the old block and the new one never count together.
void *realloc(void *p, size_t n) {
	if (!p)
		return malloc(n);
	if (n == 0) {
		free(p);
		return NULL;
	}
	size_t old = ((struct head *)p - 1)->size;
	nested++;
	void *q = make(16, n);
	if (q) {
		memcpy(q, p, old < n ? old : n);
		free(p);
	}
	nested--;
	if (q) {
		released(old);
		acquired(n);
	}
	return q;
}

void *reallocarray(void *p, size_t a, size_t b) {
	size_t n;
	if (__builtin_mul_overflow(a, b, &n)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(p, n);
}

void *memalign(size_t align, size_t n) { return make(align, n); }
void *aligned_alloc(size_t align, size_t n) { return make(align, n); }
void *valloc(size_t n) { return make(4096, n); }
void *pvalloc(size_t n) { return make(4096, (n + 4095) / 4096 * 4096); }

int posix_memalign(void **out, size_t align, size_t n) {
	void *p = make(align, n);
	if (!p)
		return ENOMEM;
	*out = p;
	return 0;
}

size_t malloc_usable_size(void *p) { return (size_t)count_size(p); }

void *mmap(void *addr, size_t n, int prot, int flags, int fd, off_t off) {
	void *p = (void *)syscall(SYS_mmap, addr, n, prot, flags, fd, off);
	if (p != MAP_FAILED)
		acquired(n);
	return p;
}

void *mmap64(void *addr, size_t n, int prot, int flags, int fd, off_t off) {
	return mmap(addr, n, prot, flags, fd, off);
}

int munmap(void *addr, size_t n) {
	int r = (int)syscall(SYS_munmap, addr, n);
	if (r == 0)
		released(n);
	return r;
}

void *mremap(void *addr, size_t old, size_t n, int flags, ...) {
	void *p = (void *)syscall(SYS_mremap, addr, old, n, flags, NULL);
	if (p != MAP_FAILED) {
		released(old);
		acquired(n);
	}
	return p;
}
