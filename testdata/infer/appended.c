/* Arrays of counted objects to which a loop appends: the array grows, what cannot be
 * appended is given back, and the allocator may be replaced. */
#include <stdlib.h>
#include <string.h>

static void *(*get)(size_t) = malloc;
static void *(*change)(void *, size_t) = realloc;
static void (*put)(void *) = free;

void use(void *(*g)(size_t), void *(*c)(void *, size_t), void (*p)(void *))
{
	get = g;
	change = c;
	put = p;
}

struct object {
	int kind;
	size_t refs;
};
struct array {
	struct object o;
	size_t size, n;
	struct object **table;
};

static struct object nothing = {3, (size_t)-1};

static void delete(struct object *o);

static void drop(struct object *o)
{
	if (o && o->refs != (size_t)-1 && --o->refs == 0)
		delete(o);
}

static void delete(struct object *o)
{
	if (o->kind == 1) {
		struct array *a = (struct array *)o;
		for (size_t i = 0; i < a->n; i++)
			drop(a->table[i]);
		put(a->table);
		put(a);
	} else if (o->kind == 2)
		put(o);
}

static struct array *new_array(void)
{
	struct array *a = get(sizeof *a);
	if (!a)
		return NULL;
	a->o.kind = 1;
	a->o.refs = 1;
	a->size = 4;
	a->n = 0;
	a->table = get(4 * sizeof *a->table);
	if (!a->table) {
		put(a);
		return NULL;
	}
	return a;
}

static struct object *new_number(void)
{
	struct object *o = get(sizeof *o);
	if (!o)
		return NULL;
	o->kind = 2;
	o->refs = 1;
	return o;
}

static void *resized(void *p, size_t old, size_t n)
{
	if (change)
		return change(p, n);
	void *q = get(n);
	if (!q)
		return NULL;
	memcpy(q, p, old < n ? old : n);
	put(p);
	return q;
}

static struct object **room(struct array *a, size_t more)
{
	if (a->n + more <= a->size)
		return a->table;
	size_t size = a->size + more > a->size * 2 ? a->size + more : a->size * 2;
	struct object **t = resized(a->table, a->size * sizeof *t, size * sizeof *t);
	if (!t)
		return NULL;
	a->size = size;
	a->table = t;
	return t;
}

static int append(struct object *o, struct object *v)
{
	if (!v)
		return -1;
	if (!o || o->kind != 1 || o == v) {
		drop(v);
		return -1;
	}
	struct array *a = (struct array *)o;
	if (!room(a, 1)) {
		drop(v);
		return -1;
	}
	a->table[a->n] = v;
	a->n++;
	return 0;
}

/* An object that is never given back. */
struct object *of_nothing(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 4, $2 <= $1 ? 2*($2 % (1 << 63)) : $2; $3 = 0, $3 + ($2 <= $1 ? 16*$2 : 0); while $1 < n; $3) + 72 if n >= 0; 72 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 4, $2 <= $1 ? 2*($2 % (1 << 63)) : $2; $3 = 32, $2 <= $1 ? 16*$2 : $3; $4 = 0, $4 + ($2 <= $1 ? $3 : 0); while $1 < n; $4) if n >= 0; 0 otherwise; peak = iterate($1 = 0, $1 + 1; $2 = 4, $2 <= $1 ? 2*($2 % (1 << 63)) : $2; $3 = 32, $2 <= $1 ? 16*$2 : $3; $4 = 0, $4 + ($2 <= $1 ? 16*$2 - $3 : 0); $5 = 0, max($5, $4 + ($2 <= $1 ? max(16*$2 - $3, 0) : 0)); while $1 < n; $5) + 72 if n >= 0; 72 otherwise; when change is realloc, get is malloc, put is free */
{
	/* measure n=-1,0,1,4,5,8,9,33 nothing.kind=3,3,3,3,3,3,3,3 nothing.refs=18446744073709551615,18446744073709551615,18446744073709551615,18446744073709551615,18446744073709551615,18446744073709551615,18446744073709551615,18446744073709551615 : of_nothing(${n}); */
	struct array *a = new_array();
	if (a)
		for (int i = 0; i < n; i++)
			append(&a->o, &nothing);
	return (struct object *)a;
}

struct object *of_numbers(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 4, $2 <= $1 + 1 ? 2*($2 % (1 << 63)) : $2; $3 = 0, $3 + ($2 <= $1 + 1 ? 16*$2 : 0) + 16; while $1 + 2 <= n; $3) + 88 if n > 0; 72 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 4, $2 <= $1 + 1 ? 2*($2 % (1 << 63)) : $2; $3 = 32, $2 <= $1 + 1 ? 16*$2 : $3; $4 = 0, $4 + ($2 <= $1 + 1 ? $3 : 0); while $1 + 2 <= n; $4) if n > 0; 0 otherwise; peak = iterate($1 = 0, $1 + 1; $2 = 4, $2 <= $1 + 1 ? 2*($2 % (1 << 63)) : $2; $3 = 32, $2 <= $1 + 1 ? 16*$2 : $3; $4 = 0, $4 + ($2 <= $1 + 1 ? 16*$2 - $3 : 0) + 16; $5 = 0, max($5, $4 + ($2 <= $1 + 1 ? max(16*$2 - $3 + 16, 16) : 16)); while $1 + 2 <= n; $5) + 88 if n > 0; 72 otherwise; when change is realloc, get is malloc, put is free */
{
	/* measure n=-1,0,1,4,5,8,9,33 : of_numbers(${n}); */
	struct array *a = new_array();
	if (a)
		for (int i = 0; i < n; i++)
			append(&a->o, new_number());
	return (struct object *)a;
}

/* The block is gone in some iterations. */
void *now_and_then(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $2 == 0 && $1 % 3 == 2 ? 1 : 0; $3 = 0, $3 + ($2 == 0 && $1 % 3 == 2 ? 0 : 16); while $1 < n; $3) + 8 if n >= 0; 8 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 8, $3 == 0 && $1 % 3 == 2 ? 0 : 16; $3 = 0, $3 == 0 && $1 % 3 == 2 ? 1 : 0; $4 = 0, $4 + ($3 == 1 ? 0 : $2); while $1 < n; $4) if n >= 0; 0 otherwise; peak = iterate($1 = 0, $1 + 1; $2 = 8, $3 == 0 && $1 % 3 == 2 ? 0 : 16; $3 = 0, $3 == 0 && $1 % 3 == 2 ? 1 : 0; $4 = 0, $4 + ($3 == 0 && $1 % 3 == 2 ? -$2 : ($3 == 1 ? 0 : -$2) + 16); $5 = 0, max($5, $4 + ($3 == 0 && $1 % 3 == 2 ? 0 : $3 == 1 ? 16 : max(16 - $2, 0))); while $1 < n; $5) + 8 if n >= 0; 8 otherwise */
{
	/* measure n=0,1,2,3,7,8 : now_and_then(${n}); */
	char *p = malloc(8);
	if (!p)
		return NULL;
	for (int i = 0; i < n; i++) {
		if (p && i % 3 == 2) {
			free(p);
			p = NULL;
			continue;
		}
		char *q = realloc(p, 16);
		if (!q)
			break;
		p = q;
	}
	return p;
}
