/* Calls: wrappers, constructors and destructors, frees in callees,
 * recursion through a declared clause. */
#include <stdlib.h>
#include <string.h>

struct buf {
	size_t len;
	char *data;
};

void *xmalloc(size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=0,1,77 : xmalloc(${n}); */
	void *p = malloc(n);
	if (!p)
		abort();
	return p;
}

struct buf *buf_new(size_t n) /* infer alloc = n + 16; peak = n + 16 */
{
	/* measure n=0,1,77 : buf_new(${n}); */
	struct buf *b = xmalloc(sizeof *b);
	b->data = xmalloc(n);
	b->len = n;
	return b;
}

void buf_free(struct buf *b) /* infer free = resource_of(b) + resource_of(b->data) if b > 0; 0 otherwise */
{
	/* measure b=1,1 resource_of(b)=16,16 resource_of(b->data)=0,50 :
	 * struct buf *b = malloc(sizeof *b); b->data = malloc(${resource_of(b->data)}); buf_free(b); */
	/* measure b=0 resource_of(b)=0 resource_of(b->data)=0 : buf_free(NULL); */
	if (!b)
		return;
	free(b->data);
	free(b);
}

void buf_use(size_t n) /* infer alloc = 2*n + 17; free = 2*n + 17; peak = 2*n + 17 */
{
	/* measure n=0,1,77 : buf_use(${n}); */
	struct buf *b = buf_new(n);
	char *copy = xmalloc(b->len + 1);
	free(copy);
	buf_free(b);
}

int buf_init(struct buf *b, size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=0,1,77 : struct buf b; buf_init(&b, ${n}); */
	b->data = malloc(n);
	if (!b->data)
		return -1;
	b->len = n;
	return 0;
}

int on_stack(size_t n) /* infer alloc = 2*n; free = 2*n; peak = 2*n */
{
	/* measure n=0,1,77 : on_stack(${n}); */
	struct buf b;
	if (buf_init(&b, 2 * n) < 0)
		return -1;
	free(b.data);
	return 0;
}

[alloc n > 0 ? 8 * n : 0] void keep(int n) /* infer alloc = (n >= 2 ? 8*n - 8 : 0) + 8 if n > 0; 0 otherwise; peak = (n >= 2 ? 8*n - 8 : 0) + 8 if n > 0; 0 otherwise */
{
	/* measure n=-2,0,1,9 : keep(${n}); */
	if (n <= 0)
		return;
	malloc(8); /* want leak "unreachable when the call returns" */
	keep(n - 1);
}
