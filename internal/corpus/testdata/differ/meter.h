/* The counting allocator of the drivers: every block carries the number of
 * bytes that were asked for. A driver is one unit; it includes this first.
 *
 * MEASURE(call, "NAME", "symbol=%d ...", values) prints a line: the function,
 * the symbols' values, and the bytes the call acquired (A), gave back (F), left
 * (N) and needed at its peak (P). realloc is one step: it acquires the new size
 * and gives back the old one. */
#ifndef METER_H
#define METER_H
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef METER_ANALYSIS
extern void *__libc_malloc(size_t);
extern void *__libc_realloc(void *, size_t);
extern void __libc_free(void *);

struct meter_head {
	size_t size;
	void *base;
};
static int meter_on;
static long long meter_a, meter_f, meter_p;

static void meter_step(size_t acquired, size_t released) {
	if (!meter_on)
		return;
	meter_a += acquired;
	meter_f += released;
	if (meter_a - meter_f > meter_p)
		meter_p = meter_a - meter_f;
}
static void *meter_block(size_t align, size_t n) {
	if (n > PTRDIFF_MAX - align - sizeof(struct meter_head)) {
		errno = ENOMEM;
		return NULL;
	}
	char *base = __libc_malloc(n + align + sizeof(struct meter_head));
	if (!base)
		return NULL;
	char *p = (char *)(((uintptr_t)base + sizeof(struct meter_head) + align - 1) & ~(uintptr_t)(align - 1));
	((struct meter_head *)p)[-1] = (struct meter_head){n, base};
	return p;
}
static size_t meter_size(void *p) { return p ? ((struct meter_head *)p)[-1].size : 0; }

void *malloc(size_t n) {
	void *p = meter_block(16, n);
	if (p)
		meter_step(n, 0);
	return p;
}
void free(void *p) {
	if (!p)
		return;
	meter_step(0, meter_size(p));
	__libc_free(((struct meter_head *)p)[-1].base);
}
void *calloc(size_t n, size_t size) {
	if (size && n > PTRDIFF_MAX / size)
		return NULL;
	void *p = malloc(n * size);
	return p ? memset(p, 0, n * size) : NULL;
}
void *realloc(void *p, size_t n) {
	if (!p)
		return malloc(n);
	if (!n) {
		free(p);
		return NULL;
	}
	size_t old = meter_size(p);
	void *q = meter_block(16, n);
	if (!q)
		return NULL;
	memcpy(q, p, old < n ? old : n);
	__libc_free(((struct meter_head *)p)[-1].base);
	meter_step(n, old);
	return q;
}
void *aligned_alloc(size_t align, size_t n) {
	void *p = meter_block(align < 16 ? 16 : align, n);
	if (p)
		meter_step(n, 0);
	return p;
}
void *memalign(size_t align, size_t n) { return aligned_alloc(align, n); }
int posix_memalign(void **p, size_t align, size_t n) { return (*p = aligned_alloc(align, n)) ? 0 : ENOMEM; }

#define MEASURE(call, name, ...)                                                                            \
	do {                                                                                                    \
		meter_a = meter_f = meter_p = 0;                                                                    \
		meter_on = 1;                                                                                       \
		(void)(call);                                                                                       \
		meter_on = 0;                                                                                       \
		long long a = meter_a, f = meter_f, p = meter_p;                                                    \
		printf("%s\t", name);                                                                               \
		printf(__VA_ARGS__);                                                                                \
		printf("\t%lld %lld %lld %lld\n", a, f, a - f, p);                                                  \
	} while (0)
#endif

/* text(n) is a string of n characters. */
static char meter_text[1 << 16];
static inline char *text(int n) {
	memset(meter_text, 'x', n);
	meter_text[n] = 0;
	return meter_text;
}
static const int meter_sizes[] = {0, 1, 7, 30, 100, 1000};
#define EACH(n) for (int i_ = 0, n; i_ < 6 && (n = meter_sizes[i_], 1); i_++)
#endif
