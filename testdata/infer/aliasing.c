/* Names that may mean the same place, and places that are not what they seem. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct buf { char *p; size_t n; };

/* Out-parameters that may be one object. */
static void split(size_t *a, size_t *b, size_t n)
{
	*a = n;
	*b = n + 10;
}

void *same_out(size_t n) /* infer alloc = n + 10; peak = n + 10 */
{
	/* measure n=0,1,50 : same_out(${n}); */
	size_t k;
	split(&k, &k, n);
	return malloc(k);
}

void *other_out(size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=0,1,50 : other_out(${n}); */
	size_t k, l;
	split(&k, &l, n);
	return malloc(k);
}

void *out_first(size_t *a, size_t *b) /* infer alloc = 20; peak = 20 */
{
	/* measure *a=3 *b=7 : size_t x = 3, y = 7; out_first(&x, &y); */
	*a = 20;
	*b = 30;
	return malloc(*a);
}

void move(struct buf *to, struct buf *from) /* infer free = resource_of(to->p) */
{
	/* measure to=1 from=2 to->p=1 resource_of(to->p)=5 : struct buf a = { malloc(5), 5 }, b = { malloc(7), 7 }; move(&a, &b); */
	free(to->p);
	to->p = from->p;
	to->n = from->n;
	from->p = NULL;
}

void drop_both(struct buf *a, struct buf *b) /* infer free = resource_of(a->p) + resource_of(b->p) */
{
	/* measure a=1 b=2 a->p=1 b->p=2 resource_of(a->p)=5 resource_of(b->p)=7 : struct buf x = { malloc(5), 5 }, y = { malloc(7), 7 }; drop_both(&x, &y); */
	free(a->p);
	a->p = NULL;
	free(b->p);
	b->p = NULL;
}

void *self_move(size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=0,1,50 : self_move(${n}); */
	struct buf a = { malloc(n), n };
	struct buf *x = &a, *y = &a;
	char *old = x->p;
	x->p = y->p;
	y->p = NULL;
	free(x->p);
	return old;
}

/* A store through an element of an array changes another name of it. */
void *elements(unsigned i, unsigned j, size_t n) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure i=0,0,1,2 j=0,1,1,0 n=5,5,5,9 : elements(${i}, ${j}, ${n}); */
	size_t t[3] = { 1, 2, 3 };
	t[i % 3] = n;
	t[j % 3] += 100;
	return malloc(t[i % 3]);
}

void *through_char(size_t n) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,1,50 : through_char(${n}); */
	unsigned char *c = (unsigned char *)&n;
	c[0] = 200;
	return malloc(n);
}

union both { size_t n; struct { uint32_t low, high; } h; void *p; };

void *by_union(size_t n) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,1,50 : by_union(${n}); */
	union both u;
	u.n = n;
	u.h.low += 3;
	return malloc(u.n);
}

void *by_union_whole(size_t n) /* infer alloc = 2*n; free = n; peak = n */
{
	/* measure n=0,1,50 : by_union_whole(${n}); */
	union both u, v;
	u.p = malloc(n);
	v = u;
	free((void *)v.n);
	u.n = n;
	return malloc(u.n);
}

/* A pointer kept as a number and back, tagged and not. */
void tagged(size_t n, int flag) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=1,50,9 flag=0,1,1 : tagged(${n}, ${flag}); */
	char *p = malloc(n);
	if (!p)
		return;
	uintptr_t u = (uintptr_t)p;
	if (flag)
		u |= 1;
	free((void *)(u & ~(uintptr_t)1));
}

/* Interior pointers. */
void interior(size_t n) /* infer alloc = n + 16; free = n + 16; peak = n + 16 */
{
	/* measure n=0,1,50 : interior(${n}); */
	char *p = malloc(n + 16);
	if (!p)
		return;
	p += 16;
	*(p - 1) = 3;
	free(p - 16);
}

void header(size_t n) /* infer alloc = 2*n + 8; free = 2*n + 8; peak = 2*n + 8 */
{
	/* measure n=0,1,50 : header(${n}); */
	size_t *h = malloc(sizeof *h + n);
	if (!h)
		return;
	h[0] = n;
	char *body = (char *)(h + 1);
	free(malloc(((size_t *)body)[-1]));
	free((size_t *)body - 1);
}

/* Pointers to pointers. */
static void reset(char **pp)
{
	free(*pp);
	*pp = NULL;
}

void twice_reset(size_t n) /* infer alloc = n; free = n; peak = n */
{
	/* measure n=0,1,50 : twice_reset(${n}); */
	char *p = malloc(n), **a = &p, ***b = &a;
	reset(*b);
	reset(a);
	reset(&p);
}

void swap_free(size_t n, size_t m) /* infer alloc = 2*m + n + 100; free = 2*m + n + 100; peak = m + n + 100 */
{
	/* measure n=0,1,50 m=7,8,9 : swap_free(${n}, ${m}); */
	char *p = malloc(n), *q = malloc(m);
	char **x = &p, **y = &q, *t = *x;
	*x = *y;
	*y = t;
	free(p);
	p = NULL;
	free(malloc(m + 100));
	free(q);
}

void either_freed(size_t n, int c) /* infer alloc = 3*n; free = 3*n; peak = 3*n */
{
	/* measure n=0,1,50 c=0,1,1 : either_freed(${n}, ${c}); */
	char *p = malloc(n), *q = malloc(2 * n);
	char **x = c ? &p : &q;
	free(*x);
	*x = NULL;
	free(p);
	free(q);
}

/* memcpy over a structure that owns. */
void copied(size_t n) /* infer alloc = 2*n; free = 2*n; peak = n */
{
	/* measure n=0,1,50 : copied(${n}); */
	struct buf a = { malloc(n), n }, b;
	memcpy(&b, &a, sizeof b);
	memset(&a, 0, sizeof a);
	free(a.p);
	free(b.p);
	free(malloc(a.n + b.n));
}

void copied_part(size_t n) /* infer alloc unknown (data-dependent: a size the analysis does not know); free unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,1,50 : copied_part(${n}); */
	struct buf a = { NULL, n }, b = { NULL, 7 };
	memcpy((char *)&b + 8, (char *)&a + 8, 4);
	free(malloc(b.n));
}

void shifted(size_t n) /* infer alloc = n + 3; free = n + 3; peak = n + 3 */
{
	/* measure n=0,1,50 : shifted(${n}); */
	size_t t[4] = { n, 2, 3, 4 };
	memmove(t + 1, t, 3 * sizeof *t);
	free(malloc(t[1] + t[3]));
}

/* A parameter that is changed while its pointer is used. */
void *own_address(size_t n) /* infer alloc = n + 6; peak = n + 6 */
{
	/* measure n=0,1,50 : own_address(${n}); */
	size_t *p = &n;
	*p += 5;
	(*p)++;
	return malloc(n);
}

static size_t shared_size;

static size_t *shared(void) { return &shared_size; }

void *by_static(size_t n) /* infer alloc = n + 2; peak = n + 2 */
{
	/* measure n=0,1,50 : by_static(${n}); */
	*shared() = n;
	shared_size += 2;
	return malloc(*shared());
}

static void bump(size_t *p) { *p += shared_size; }

void *by_static_alias(size_t n) /* infer alloc = 2*n; peak = 2*n */
{
	/* measure n=0,1,50 : by_static_alias(${n}); */
	shared_size = n;
	bump(&shared_size);
	return malloc(shared_size);
}

/* A row of pointers, one of them freed through another index. */
void rows(int n, int k) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=1,3,3,8 k=0,1,2,5 : rows(${n}, ${k}); */
	char *t[8];
	if (n > 8 || k >= n || k < 0)
		return;
	for (int i = 0; i < n; i++)
		t[i] = malloc(i + 1);
	free(t[k]);
	t[k] = NULL;
	for (int i = 0; i < n; i++)
		free(t[i]);
}

void rows_swapped(int n, int k) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=1,3,3,8 k=0,1,2,5 : rows_swapped(${n}, ${k}); */
	char *t[8];
	if (n > 8 || k >= n || k < 0 || n < 1)
		return;
	for (int i = 0; i < n; i++)
		t[i] = malloc(i + 1);
	char *x = t[0];
	t[0] = t[k];
	t[k] = x;
	free(t[0]);
}

/* The place of a store depends on the path, and the value on a call. */
struct table { char **names; int n; };
static struct table pool;
static int used;

static void *get(size_t n)
{
	if (!used && n == sizeof(struct table)) {
		used = 1;
		return &pool;
	}
	return malloc(n); /* want leak "unreachable when the call returns" */
}

void pooled(int n) /* infer alloc = 2*n + 25 if n >= 0 && used != 0; 2*n + 9 if n >= 0 && used == 0; free = n + 1 if n >= 0; peak = 2*n + 25 if n >= 0 && used != 0; 2*n + 9 if n >= 0 && used == 0 */
{
	/* measure n=0,5,5 used=0,0,1 : used = ${used}; pooled(${n}); */
	struct table *x = get(sizeof *x);
	if (!x)
		return;
	x->names = get(8);
	if (!x->names)
		return;
	x->names[0] = get(n);
	free(malloc(n + 1));
}

/* Objects whose address is in the initialiser of another one. */
static size_t reached = 7;
static size_t *const where[] = { &reached };

void *through_table(size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=0,5 reached=7,7 : through_table(${n}); */
	*where[0] = n;
	return malloc(reached);
}

static size_t some_sizes[3] = { 1, 2, 3 };
static struct { size_t *p; } holder = { some_sizes };

void *through_member(size_t n) /* infer alloc = n % 64; peak = n % 64 */
{
	/* measure n=0,5 some_sizes[1]=2,2 : through_member(${n}); */
	holder.p[1] = n;
	return malloc(some_sizes[1] & 63);
}

static struct option { const char *name; int *value; } options[];
static int verbose = 5;
static struct option options[] = { { "verbose", &verbose } };

void *through_options(int n) /* infer alloc = n & 63; peak = n & 63 */
{
	/* measure n=0,50 verbose=5,5 : through_options(${n}); */
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		*options[i].value = n;
	return malloc(verbose & 63);
}

void *through_local(size_t n) /* infer alloc = n % 64; peak = n % 64 */
{
	/* measure n=0,50 x=3,3 : through_local(${n}); */
	static size_t x = 3;
	static size_t *p = &x;
	*p = n;
	return malloc(x & 63);
}

static char text[64];
static char *const cursor = text;

void *through_array(size_t n) /* infer alloc = (n + 128) % 256 - 127 if (n + 128) % 256 >= 127; peak = (n + 128) % 256 - 127 if (n + 128) % 256 >= 127 */
{
	/* measure n=0,50 text[0]=0,0 : through_array(${n}); */
	cursor[0] = n;
	return malloc(text[0] + 1);
}
