/* The allocators of the C library. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

void *zeroed(unsigned n, unsigned m) /* infer alloc = m*n; peak = m*n */
{
	/* measure n=0,3,10 m=5,4,10 : zeroed(${n}, ${m}); */
	return calloc(n, m);
}

void *resized(void *p, size_t n) /* infer alloc = n + 1; free = resource_of(p); peak = max(n - resource_of(p) + 1, 0) */
{
	/* measure p=1,1,1 resource_of(p)=10,100,0 n=50,5,7 : void *p = malloc(${resource_of(p)}); resized(p, ${n}); */
	/* measure p=0,0 resource_of(p)=0,0 n=1,40 : resized(NULL, ${n}); */
	return realloc(p, n + 1);
}

void *items(void *p, size_t n) /* infer alloc = 6*n + 6; free = resource_of(p); peak = max(6*n - resource_of(p) + 6, 0) */
{
	/* measure p=1,1 resource_of(p)=10,100 n=5,2 : void *p = malloc(${resource_of(p)}); items(p, ${n}); */
	return reallocarray(p, n + 1, 6);
}

void *aligned(size_t n) /* infer alloc = 64*n; peak = 64*n */
{
	/* measure n=0,1,64 : aligned(${n}); */
	return aligned_alloc(64, 64 * n);
}

int page(void **out, size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=0,1,5000 : void *p; page(&p, ${n}); */
	return posix_memalign(out, 4096, n);
}

char *copy(const char *s) /* infer alloc = strlen(s) + 1; peak = strlen(s) + 1 */
{
	/* measure strlen(s)=0,3 : copy(&"abc"[3 - ${strlen(s)}]); */
	return strdup(s);
}

char *prefix(const char *s, size_t n) /* infer alloc = min(n, strlen(s)) + 1; peak = min(n, strlen(s)) + 1 */
{
	/* measure strlen(s)=0,3,3 n=2,2,9 : prefix(&"abc"[3 - ${strlen(s)}], ${n}); */
	return strndup(s, n);
}

char *twice(const char *s) /* infer alloc = 2*strlen(s) + 1; peak = 2*strlen(s) + 1 */
{
	/* measure strlen(s)=0,3 : twice(&"abc"[3 - ${strlen(s)}]); */
	size_t n = strlen(s);
	char *r = malloc(2 * n + 1);
	if (!r)
		return NULL;
	memcpy(r, s, n);
	memcpy(r + n, s, n + 1);
	return r;
}
