// This file models <stdlib.h>: see ../README.md for the conventions.

typedef unsigned long size_t;
size_t strlen(const char *s) __attribute__((pure));

[free resource_of(ptr)] void free(void *ptr);

// measure: P = malloc(N)
[alloc size] void *malloc(size_t size) __attribute__((malloc(free, 1)));

// The product is the mathematical one: where it wraps, calloc fails.
[alloc nmemb * size] void *calloc(size_t nmemb, size_t size) __attribute__((malloc(free, 1))) {
	void *p = malloc(nmemb * size);
	if (p)
		mux_fill(p, 0, nmemb * size);
	return p;
}

// One step for peak: the block grows in place. A size of 0 gives the block back.
[alloc size, free resource_of(ptr), peak max(0, size - resource_of(ptr))]
void *realloc(void *ptr, size_t size) {
	if (ptr && size == 0) {
		free(ptr);
		return 0;
	}
	void *p = malloc(size);
	if (p && ptr) {
		mux_copy(p, ptr, size);
		free(ptr);
	}
	return p;
}

[alloc nmemb * size, free resource_of(ptr), peak max(0, nmemb * size - resource_of(ptr))]
void *reallocarray(void *ptr, size_t nmemb, size_t size) {
	if (ptr && (nmemb == 0 || size == 0)) {
		free(ptr);
		return 0;
	}
	void *p = malloc(nmemb * size);
	if (p && ptr) {
		mux_copy(p, ptr, nmemb * size);
		free(ptr);
	}
	return p;
}

[alloc size] void *aligned_alloc(size_t alignment, size_t size) __attribute__((malloc(free, 1)));
[alloc size] void *valloc(size_t size) __attribute__((malloc(free, 1)));

[alloc size into *memptr] int posix_memalign(void **memptr, size_t alignment, size_t size) {
	void *p = malloc(size);
	if (!p)
		return 12;
	*memptr = p;
	return 0;
}

void abort(void) __attribute__((noreturn));
void exit(int status) __attribute__((noreturn));
int atoi(const char *nptr) __attribute__((pure));
