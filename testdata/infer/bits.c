/* Flags and sizes in bit-fields. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct node {
	unsigned is_key : 1;
	unsigned is_null : 1;
	unsigned packed : 1;
	unsigned size : 29;
	char *data;
};

static struct node *node_new(size_t n, int with)
{
	struct node *x = malloc(sizeof *x + n + (with ? 8 : 0));
	if (!x)
		return NULL;
	x->is_key = 0;
	x->is_null = !with;
	x->packed = 0;
	x->size = n;
	x->data = NULL;
	return x;
}

static size_t node_size(const struct node *x)
{
	return sizeof *x + x->size + (x->is_null ? 0 : 8);
}

void again(unsigned n, int with) /* infer alloc = 2*(n % 65536) + 2*(with == 0 ? 0 : 8) + 32; free = 2*(n % 65536) + 2*(with == 0 ? 0 : 8) + 32; peak = 2*(n % 65536) + 2*(with == 0 ? 0 : 8) + 32 */
{
	/* measure n=0,5,100 with=0,1,1 : again(${n}, ${with}); */
	struct node *x = node_new(n & 0xffff, with);
	if (!x)
		return;
	x->is_key = 1;
	free(malloc(node_size(x)));
	free(x);
}

struct string { char *p; unsigned len; bool owned : 1, cold : 1; };

static void string_free(struct string *s)
{
	if (s->owned)
		free(s->p);
	s->owned = false;
}

void owned(size_t n) /* infer alloc = n; free = n; peak = n */
{
	/* measure n=0,5,100 : owned(${n}); */
	struct string s = { .p = malloc(n), .owned = true }, b = { .p = "abc" };
	b.cold = 1;
	string_free(&b);
	string_free(&s);
	string_free(&s);
}

void on_heap(size_t n, int keep) /* infer alloc = n + 16; free = 16 if keep != 0 && n <= 9223372036854775807; n + 16 otherwise; peak = n + 16 */
{
	/* measure n=0,5,100 keep=0,1,0 : on_heap(${n}, ${keep}); */
	struct string *s = calloc(1, sizeof *s);
	if (!s)
		return;
	s->p = malloc(n); /* want leak "unreachable" */
	s->owned = keep == 0;
	s->cold = 1;
	string_free(s);
	free(s);
}

/* Values that do not fit, and signed ones. */
struct narrow { unsigned a : 3; int b : 4; unsigned : 0; unsigned char c : 5; long d : 40; };

void *narrowed(unsigned n) /* infer alloc = n % 8; peak = n % 8 */
{
	/* measure n=0,7,8,9,100 : narrowed(${n}); */
	struct narrow x = { 0 };
	x.a = n;
	x.c = 31;
	x.c++;
	return malloc(x.a + 100 * x.c);
}

void *negative(int n) /* infer alloc = ((n + 8) & 15) + 17; peak = ((n + 8) & 15) + 17 */
{
	/* measure n=0,7,8,15,16,-1,-9 : negative(${n}); */
	struct narrow x;
	memset(&x, 0, sizeof x);
	x.b = n;
	x.a = 5;
	return malloc(x.b + 20 + x.a);
}

void *wide(long n) /* infer alloc = n + 4 if n >= -4 && n <= 549755813884; peak = n + 4 if n >= -4 && n <= 549755813884 */
{
	/* measure n=0,7,1000 : wide(${n}); */
	struct narrow x = { .a = 1, .d = 3 };
	x.d += n;
	x.b = -1;
	return malloc(x.d + x.a);
}

/* Copies, and a whole that is written over. */
void *copied(unsigned n) /* infer alloc = 10*(n % 2) + 4502; peak = 10*(n % 2) + 4502 */
{
	/* measure n=0,7,1000 : copied(${n}); */
	struct narrow x = { .a = 2, .b = 3 }, y = x, *p = &y;
	y.a = n & 1;
	x.c = 4;
	p->b = y.b + x.a;
	return malloc(x.a + 10 * y.a + 100 * y.b + 1000 * x.c);
}

union view { struct { unsigned low : 4, high : 12, rest : 16; } f; unsigned all; };

void *viewed(unsigned n) /* infer alloc = 16*(n % 256) + 3; peak = 16*(n % 256) + 3 */
{
	/* measure n=0,7,1000 : viewed(${n}); */
	union view v;
	v.all = 0;
	v.f.low = 3;
	v.f.high = n & 0xff;
	return malloc(v.all);
}

void *viewed_back(unsigned n) /* infer alloc = n % 16 + 1383; peak = n % 16 + 1383 */
{
	/* measure n=0,7,1000 : viewed_back(${n}); */
	union view v;
	v.all = 0x12345678;
	v.f.low = n;
	return malloc(v.f.low + v.f.high);
}

void *sum_of_unknown(unsigned n, const unsigned *t) /* infer alloc = n % 16 + 304; free = 4; peak = n % 16 + 304 */
{
	/* measure n=0,7,1000 t=1,1,1 *t=3,14,9 : unsigned x = ${*t}; sum_of_unknown(${n}, &x); */
	union view *v = malloc(sizeof *v), w;
	if (!v)
		return NULL;
	v->all += 0x35;
	v->f.low = n;
	w.all = *t + 5;
	w.f.low = 3;
	void *p = malloc(v->f.low + 100 * w.f.low);
	free(v);
	return p;
}

/* What the caller's bits are is not known. */
void *given(const struct node *x) /* infer alloc in 0 .. 536870919; peak in 0 .. 536870919 */
{
	/* measure x=1 : struct node n = { 1, 0, 1, 99 }; given(&n); */
	return malloc(x->size + (x->is_null ? 0 : 8));
}

void set(struct node *x, char *p) /* infer alloc in 0 .. 536870911; free in 0 .. 536870911; peak in 0 .. 536870911 */
{
	/* measure x=1 p=1 : struct node n = { 1, 0, 1, 99 }; set(&n, NULL); */
	x->is_key = 1;
	x->size = 5;
	if (x->packed)
		free(malloc(x->size));
}

/* In loops. */
void *counted(int n) /* infer alloc in 0 .. 317; peak in 0 .. 317 */
{
	/* measure n=0,1,6,9 : counted(${n}); */
	struct { unsigned seen : 3, other : 5; } c = { 0, 1 };
	for (int i = 0; i < n; i++)
		c.seen++;
	return malloc(c.seen + 10 * c.other);
}

void flagged(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,6,9 : flagged(${n}); */
	struct { unsigned first : 1; char *p; } c = { 1, NULL };
	for (int i = 0; i < n; i++) {
		if (c.first)
			c.p = malloc(50);
		c.first = 0;
	}
	free(c.p);
}
