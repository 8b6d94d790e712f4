/* Who owns a block: lists that are cut, turned round and emptied, blocks handed
 * to static objects and back, structures passed and returned by value. */
#include <stdlib.h>
#include <string.h>

struct node { struct node *next, *prev; size_t n; char *data; };

static struct node *push(struct node *l, size_t n)
{
	struct node *x = malloc(sizeof *x); /* want leak "unreachable" */
	if (!x)
		return l;
	x->next = l;
	x->prev = NULL;
	x->n = n;
	x->data = malloc(n); /* want leak "unreachable" */
	if (l)
		l->prev = x;
	return x;
}

static void drop(struct node *x)
{
	free(x->data);
	free(x);
}

void two(size_t n) /* infer alloc = 3*n + 64; free = 3*n + 64; peak = 3*n + 64 */
{
	/* measure n=1,50 : two(${n}); */
	struct node *l = push(push(NULL, n), 2 * n);
	struct node *second = l->next;
	drop(l);
	drop(second);
}

void middle(size_t n) /* infer alloc = 7*n + 96; free = 3*n + 32; peak = 6*n + 96 */
{
	/* measure n=1,50 : middle(${n}); */
	struct node *l = push(push(push(NULL, n), 2 * n), 3 * n);
	struct node *m = l->next;
	l->next = m->next;
	m->next->prev = l;
	drop(m);
	free(malloc(l->next->n));
}

void turned(size_t n) /* infer alloc = 7*n + 96; free = 2*n + 32; peak = 7*n + 96 */
{
	/* measure n=1,50 : turned(${n}); */
	struct node *l = push(push(push(NULL, n), 2 * n), 3 * n), *r = NULL;
	while (l) {
		struct node *next = l->next;
		l->next = r;
		r = l;
		l = next;
	}
	free(malloc(r->n));
	drop(r);
}

void ring(size_t n) /* infer alloc = 3*n + 64; free = 3*n + 64; peak = 3*n + 64 */
{
	/* measure n=1,50 : ring(${n}); */
	struct node *l = push(push(NULL, n), 2 * n);
	l->next->next = l;
	struct node *x = l->next;
	while (x != l) {
		struct node *next = x->next;
		drop(x);
		x = next;
	}
	drop(l);
}

void cut(int n, int keep) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,3,3,3 keep=0,0,0,1,3 : cut(${n}, ${keep}); */
	struct node *l = NULL;
	for (int i = 0; i < n; i++) {
		struct node *x = malloc(sizeof *x);
		if (!x)
			return;
		x->next = l;
		l = x;
	}
	for (int i = 0; i < keep && l; i++)
		l = l->next;
	while (l) {
		struct node *next = l->next;
		free(l);
		l = next;
	}
}

void some(int n, int from) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,3,3,3 from=0,0,0,1,3 : some(${n}, ${from}); */
	char **t = calloc(n > 0 ? n : 1, sizeof *t);
	if (!t)
		return;
	for (int i = 0; i < n; i++)
		t[i] = malloc(10);
	for (int i = from; i < n; i++)
		if (i >= 0)
			free(t[i]);
	free(t);
}

void every_other(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,3,4,9 : every_other(${n}); */
	char *t[16];
	if (n > 16)
		return;
	for (int i = 0; i < n; i++)
		t[i] = malloc(i + 1);
	for (int i = 0; i < n; i += 2)
		free(t[i]);
}

void conditional(int n, unsigned mask) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,3,4,5 mask=0,1,5,15,16 : conditional(${n}, ${mask}); */
	char *t[8] = { 0 };
	if (n > 8)
		return;
	for (int i = 0; i < n; i++)
		if (mask & 1u << i)
			t[i] = malloc(i + 1);
	for (int i = 0; i < n; i++)
		free(t[i]);
}

/* Static owners. */
static struct node *all;
static char *last;

void registered(size_t n) /* infer alloc = n + 32; free = n; peak = n + 32 */
{
	/* measure n=1,50 : all = NULL; registered(${n}); */
	struct node *x = malloc(sizeof *x);
	if (!x)
		return;
	x->data = malloc(n);
	x->next = all;
	all = x;
	free(all->data);
	all->data = NULL;
}

static void forget(void)
{
	free(last);
	last = NULL;
}

static char *remember(char *p)
{
	forget();
	last = p;
	return p;
}

void remembered(size_t n) /* infer alloc = 3*n; free = 3*n + resource_of(last); peak = max(n, 3*n - resource_of(last)) */
{
	/* measure n=1,50 last=0,0 resource_of(last)=0,0 : last = NULL; remembered(${n}); */
	char *p = remember(malloc(n));
	char *q = remember(malloc(2 * n));
	forget();
	forget();
	(void)p, (void)q;
}

void *taken_back(size_t n) /* infer alloc = n; free = resource_of(last); peak = n */
{
	/* measure n=1,50 last=0,0 resource_of(last)=0,0 : last = NULL; taken_back(${n}); */
	remember(malloc(n));
	char *p = last;
	last = NULL;
	forget();
	return p;
}

/* Values that own. */
struct own { char *p; size_t n; };

static struct own own_make(size_t n)
{
	return (struct own){ malloc(n), n }; /* want leak "unreachable when the call returns" */
}

static void own_free(struct own o) { free(o.p); }
static struct own own_copy(struct own o)
{
	struct own c = own_make(o.n + 1);
	if (c.p && o.p)
		memcpy(c.p, o.p, o.n);
	return c;
}

void by_value(size_t n) /* infer alloc = 3*n + 2; free = 3*n + 2; peak = 2*n + 1 */
{
	/* measure n=0,1,50 : by_value(${n}); */
	struct own a = own_make(n), b = own_copy(a), c = b;
	own_free(a);
	own_free(c);
	free(malloc(b.n));
}

struct wrap { struct own o[2]; };

void nested_value(size_t n) /* infer alloc = 4*n + 7; free = 4*n + 7; peak = max(3*n, 2*n + 7) */
{
	/* measure n=0,1,50 : nested_value(${n}); */
	struct wrap w = { { own_make(n), own_make(2 * n) } }, v = w;
	struct own t = v.o[0];
	v.o[0] = v.o[1];
	v.o[1] = t;
	own_free(v.o[0]);
	free(malloc(v.o[1].n + 7));
	own_free(w.o[0]);
}

void returned_member(size_t n) /* infer alloc = 3*n; free = 2*n; peak = 2*n */
{
	/* measure n=0,1,50 : returned_member(${n}); */
	free(own_make(n).p);
	free(malloc(own_make(n).n));
}

void chosen(size_t n, int c) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,50 c=0,1,1 : chosen(${n}, ${c}); */
	struct own a = own_make(n), b = own_make(3 * n), *x = c ? &a : &b;
	struct own d = *x;
	own_free(d);
	x->p = NULL;
	own_free(a);
	own_free(b);
}

void compound(size_t n) /* infer alloc = 3*n + 3; free = 3*n + 3; peak = 2*n + 3 */
{
	/* measure n=0,1,50 : compound(${n}); */
	own_free((struct own){ .n = 3, .p = malloc(n) });
	struct own *o = &(struct own){ malloc(n + 1), n };
	o->n += 2;
	free(malloc(o->n));
	free(o->p);
}

/* Blocks in blocks. */
struct table { size_t n; struct own *rows; };

static void table_free(struct table *t)
{
	if (!t)
		return;
	for (size_t i = 0; i < t->n; i++)
		free(t->rows[i].p);
	free(t->rows);
	free(t);
}

static struct table *table_make(size_t n)
{
	struct table *t = calloc(1, sizeof *t); /* want leak "unreachable" */
	if (!t)
		return NULL;
	t->rows = calloc(n, sizeof *t->rows); /* want leak "unreachable" */
	if (!t->rows) {
		free(t);
		return NULL;
	}
	t->n = n;
	return t;
}

void empty_table(size_t n) /* infer alloc = 16*n + 16; free = 16*n + 16; peak = 16*n + 16 */
{
	/* measure n=1,2,50 : empty_table(${n}); */
	table_free(table_make(n));
}

void one_row(size_t n, size_t i) /* infer alloc = 16*n + 49 if n <= 576460752303423487 && i < n; 16*n + 16 otherwise; free = 16*n + 49 if n <= 576460752303423487 && i < n; 0 otherwise; peak = 16*n + 49 if n <= 576460752303423487 && i < n; 16*n + 16 otherwise */
{
	/* measure n=1,2,50 i=0,1,7 : one_row(${n}, ${i}); */
	struct table *t = table_make(n);
	if (!t || i >= n)
		return;
	t->rows[i].p = malloc(33);
	table_free(t);
}

void all_rows(size_t n) /* infer alloc = 2*n*n + 14*n + (n*n - n) / 2 + 16; free = 2*n*n + 14*n + (n*n - n) / 2 + 16; peak = 2*n*n + 14*n + (n*n - n) / 2 + 16 */
{
	/* measure n=1,2,50 : all_rows(${n}); */
	struct table *t = table_make(n);
	if (!t)
		return;
	for (size_t i = 0; i < n; i++) {
		t->rows[i].p = malloc(5 * i);
		t->rows[i].n = 5 * i;
	}
	table_free(t);
}

/* The same block by two members. */
void twin(size_t n, int both) /* infer alloc = n if both != 0 && n <= 9223372036854775807; 2*n otherwise; free = n if both != 0 && n <= 9223372036854775807; 2*n otherwise; peak = n if both != 0 && n <= 9223372036854775807; 2*n otherwise */
{
	/* measure n=1,2,50 both=0,1,1 : twin(${n}, ${both}); */
	struct node x = { 0 }, y = { 0 };
	x.data = malloc(n);
	y.data = both ? x.data : malloc(n);
	free(x.data);
	if (x.data != y.data)
		free(y.data);
}

void counted(size_t n, int refs) /* infer alloc = n + 16; free = n + 16 if n <= 9223372036854775807 && (refs == 1 || refs == 2); 0 otherwise; peak = n + 16 */
{
	/* measure n=1,2,50 refs=1,2,3 : counted(${n}, ${refs}); */
	struct { int refs; char *p; } *o = malloc(sizeof *o); /* want leak "unreachable" */
	if (!o)
		return;
	o->refs = refs;
	o->p = malloc(n); /* want leak "unreachable" */
	if (--o->refs == 0) {
		free(o->p);
		free(o);
		return;
	}
	if (--o->refs == 0) {
		free(o->p);
		free(o);
	}
}

/* A pointer one past, and back. */
void stack(int n) /* infer alloc = n + (n*n + n) / 2 if n >= 0 && n <= 8; 0 otherwise; free = n*n + n + (n - n*n) / 2 if n >= 0 && n <= 8; 0 otherwise; peak = n + (n*n + n) / 2 if n >= 0 && n <= 8; 0 otherwise */
{
	/* measure n=0,1,3,8 : stack(${n}); */
	char *t[8], **top = t;
	if (n > 8)
		return;
	for (int i = 0; i < n; i++)
		*top++ = malloc(i + 2);
	while (top > t)
		free(*--top);
}

void popped(int n, int k) /* infer alloc = 10*n if n >= 0 && n <= 8 && k <= n; 0 otherwise; free = 10*k if k >= 0 && n >= 0 && n <= 8 && k <= n; 0 otherwise; peak = 10*n if n >= 0 && n <= 8 && k <= n; 0 otherwise */
{
	/* measure n=0,1,3,8 k=0,1,2,3 : popped(${n}, ${k}); */
	char *t[8];
	int top = 0;
	if (n > 8 || k > n)
		return;
	for (int i = 0; i < n; i++)
		t[top++] = malloc(10);
	for (int i = 0; i < k; i++)
		free(t[--top]);
}

/* Members of a value that a call returns. */
struct sized { char name[8]; int n[3]; };

static struct sized sized(int n) { return (struct sized){ "abc", { n, 2 * n } }; }

void *of_value(int n, unsigned i) /* infer alloc = (i % 2 == 0 ? n : 2*n) + 7 if (i % 2 == 0 ? n : i % 2 == 1 ? 2*n : 0) >= -3; free = 4 if (i % 2 == 0 ? n : i % 2 == 1 ? 2*n : 0) >= -3; peak = max((i % 2 == 0 ? n : 2*n) + 3, 4) if (i % 2 == 0 ? n : i % 2 == 1 ? 2*n : 0) >= -3 */
{
	/* measure n=0,5,9 i=0,1,2 : of_value(${n}, ${i}); */
	free(strdup(sized(n).name));
	return malloc(sized(n).n[i % 2] + strlen(sized(7).name));
}
