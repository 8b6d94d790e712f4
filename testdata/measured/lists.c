/* Lists, trees and vectors that a call builds, keeps or gives back. */
#include <stdlib.h>
#include <string.h>

struct node { struct node *next; int v; };
struct tree { struct tree *l, *r; };
struct vec { int len, cap; int *data; };

[requires n >= 0 && n < 1000, alloc 16 * n, free 0, peak 16 * n]
struct node *build(int n)
{
	struct node *l = NULL;
	while (n-- > 0) {
		struct node *x = malloc(sizeof *x);
		if (!x)
			break;
		x->next = l;
		x->v = n;
		l = x;
	}
	return l;
}

[requires n >= 0 && n < 1000, alloc 16 * n, free 16 * n, peak 16 * n]
void build_and_drop(int n)
{
	struct node *l = build(n);
	while (l) {
		struct node *x = l->next;
		free(l);
		l = x;
	}
}

/* Only every other node goes. */
[requires n >= 0 && n < 1000, alloc 16 * n, free n / 2 * 16]
struct node *thinned(int n)
{
	struct node *l = build(n);
	for (struct node *p = l; p && p->next; p = p->next) {
		struct node *x = p->next;
		p->next = x->next;
		free(x);
	}
	return l;
}

[requires n > 0 && n < 1000, alloc 16 * n, free 16]
struct node *without_first(int n) { struct node *l = build(n), *x = l; if (!l) return NULL; l = l->next; free(x); return l; }

static struct tree *leaf(void) { return calloc(1, sizeof(struct tree)); }
[alloc 48, free 48, peak 48]
void three(void)
{
	struct tree *t = leaf();
	if (!t)
		return;
	t->l = leaf();
	t->r = leaf();
	free(t->l);
	free(t->r);
	free(t);
}

static struct tree *grow(int depth)
{
	struct tree *t = leaf();
	if (t && depth) {
		t->l = grow(depth - 1);
		t->r = grow(depth - 1);
	}
	return t;
}
static void fell(struct tree *t) { if (t) { fell(t->l); fell(t->r); free(t); } }
[alloc 112, free 112, peak 112]
void seven(void) { fell(grow(2)); }

[requires n >= 0 && n < 4, alloc 16 * ((2 << n) - 1), free 16 * ((2 << n) - 1)]
void full(int n) { fell(grow(n)); }

static int push(struct vec *v, int x)
{
	if (v->len == v->cap) {
		int cap = v->cap ? 2 * v->cap : 4;
		int *d = realloc(v->data, cap * sizeof *d);
		if (!d)
			return -1;
		v->data = d;
		v->cap = cap;
	}
	v->data[v->len++] = x;
	return 0;
}
[alloc 16 + 32, free 16 + 32, peak 32]
void five_pushed(void) { struct vec v = { 0 }; for (int i = 0; i < 5; i++) push(&v, i); free(v.data); }

[requires n >= 0 && n < 5, alloc n ? 16 : 0]
void few_pushed(int n) { struct vec v = { 0 }; for (int i = 0; i < n; i++) push(&v, i); }

/* The index is not the element's size. */
[requires n >= 0 && n < 100, alloc n * (n - 1) / 2 + 8 * n, free n * (n - 1) / 2 + 8 * n]
void ragged(int n)
{
	char **t = calloc(n, sizeof *t);
	if (!t)
		return;
	for (int i = 0; i < n; i++)
		t[i] = malloc(i);
	for (int i = n; i-- > 0;)
		free(t[i]);
	free(t);
}

/* One element is freed early and set to NULL. */
[alloc 30, free 30]
void early(int k)
{
	char *t[3];
	for (int i = 0; i < 3; i++)
		t[i] = malloc(10);
	free(t[k & 1]);
	t[k & 1] = NULL;
	for (int i = 0; i < 3; i++)
		free(t[i]);
}

/* The same block stands in two elements; only one is freed. */
[alloc 10, free 10]
void shared(void) { char *t[2]; t[0] = malloc(10); t[1] = t[0]; free(t[1]); }

[requires n >= 0 && n < 100, alloc 24 * n, free 24 * n, peak n ? 24 : 0]
void one_at_a_time(int n)
{
	char *last = NULL;
	for (int i = 0; i < n; i++) {
		free(last);
		last = malloc(24);
	}
	free(last);
}

/* A ring: the last node points to the first. */
[alloc 48, free 48]
void ring(void)
{
	struct node *a = malloc(sizeof *a), *b = malloc(sizeof *a), *c = malloc(sizeof *a), *p, *x;
	if (!a || !b || !c)
		return;
	a->next = b, b->next = c, c->next = a;
	p = a;
	do {
		x = p->next;
		free(p);
		p = x;
	} while (p != a);
}

static struct node *kept;
[alloc 16]
void keep(int v) { struct node *n = malloc(sizeof *n); if (n) { n->v = v; n->next = kept; kept = n; } }
[free kept ? 16 : 0, requires !kept || resource_of(kept) == 16]
void unkeep(void) { struct node *n = kept; if (n) { kept = n->next; free(n); } }

[requires n < 1000, alloc sizeof(struct vec) + 4 * n, free sizeof(struct vec) + 4 * n]
void object(unsigned n)
{
	struct vec *v = malloc(sizeof *v);
	if (!v)
		return;
	v->data = malloc(n * sizeof *v->data);
	v->cap = n;
	free(v->data);
	free(v);
}

/* Moved from one owner to another. */
[requires n < 1000, alloc n, free n]
void moved(unsigned n)
{
	struct vec a = { 0 }, b = { 0 };
	a.data = malloc(n);
	b = a;
	a.data = NULL;
	free(a.data);
	free(b.data);
}

int main(void)
{
	for (int n = 0; n < 12; n++) {
		for (struct node *l = build(n), *x; l; l = x)
			x = l->next, free(l);
		build_and_drop(n), thinned(n), without_first(n + 1), ragged(n), early(n), one_at_a_time(n), keep(n), unkeep(), object(n), moved(n);
		if (n < 4)
			full(n), few_pushed(n);
	}
	three(), seven(), five_pushed(), shared(), ring(), unkeep();
}
