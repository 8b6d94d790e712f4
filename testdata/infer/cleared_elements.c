/* Loops that release what the elements of the caller's array hold, and write the
 * elements: each iteration keeps to its own. */
#include <stdlib.h>
#include <string.h>

struct item { int id; char *name; char *value; };
struct table { struct item *items; int n; };

#define BLOCKS char *v[3] = {malloc(5), malloc(6), malloc(7)}
#define ITEMS struct item v[3] = {{1, malloc(5), 0}, {2, malloc(6), 0}, {3, malloc(7), 0}}

void nulled(char **v, unsigned n) /* infer free = sum(i, 0, n, resource_of(v[i])) */
{
	/* measure n=0,1,3 "sum(i, 0, n, resource_of(v[i]))"=0,5,18 : BLOCKS; nulled(v, ${n}); */
	for (unsigned i = 0; i < n; i++) {
		free(v[i]);
		v[i] = NULL;
	}
}

void replaced(char **v, unsigned n, char *by) /* infer free = sum(i, 0, n, resource_of(v[i])) */
{
	/* measure n=0,1,3 "sum(i, 0, n, resource_of(v[i]))"=0,5,18 : BLOCKS; replaced(v, ${n}, "x"); */
	for (unsigned i = 0; i < n; i++) {
		char *p = v[i];
		v[i] = by;
		free(p);
	}
}

void cleared(struct item *v, unsigned n) /* infer free = sum(i, 0, n, resource_of(v[i].name)) */
{
	/* measure n=0,1,3 "sum(i, 0, n, resource_of(v[i].name))"=0,5,18 : ITEMS; cleared(v, ${n}); */
	for (unsigned i = 0; i < n; i++) {
		free(v[i].name);
		memset(&v[i], 0, sizeof v[i]);
	}
}

void walked(struct item *v, unsigned n) /* infer free = sum(i, 0, n, resource_of(v[i].name)) + sum(i, 0, n, resource_of(v[i].value)) */
{
	/* measure n=0,1,3 "sum(i, 0, n, resource_of(v[i].name))"=0,5,18 "sum(i, 0, n, resource_of(v[i].value))"=0,0,9 : ITEMS; v[2].value = malloc(9); walked(v, ${n}); */
	for (struct item *p = v; p < v + n; p++) {
		free(p->name);
		free(p->value);
		p->name = p->value = 0;
	}
}

void from_the_third(struct item *v, unsigned n) /* infer free = sum(i, 0, n - 2, resource_of(v[i + 2].name)) if n >= 2; 0 otherwise */
{
	/* measure n=0,2,3 "sum(i, 0, n - 2, resource_of(v[i + 2].name))"=0,0,7 : ITEMS; from_the_third(v, ${n}); */
	for (unsigned i = 2; i < n; i++) {
		free(v[i].name);
		v[i].name = 0;
		v[i].id = -1;
	}
}

void emptied(struct table *t) /* infer free = resource_of(t->items) + sum(i, 0, t->n, resource_of(t->items[i].name)) if t->n >= 0; resource_of(t->items) otherwise */
{
	/* measure t->n=0,3 "resource_of(t->items)"=72,72 "sum(i, 0, t->n, resource_of(t->items[i].name))"=0,18 : ITEMS; struct table t = {malloc(sizeof v), ${t->n}}; memcpy(t.items, v, sizeof v); emptied(&t); */
	for (int i = 0; i < t->n; i++) {
		free(t->items[i].name);
		t->items[i].name = NULL;
	}
	free(t->items);
	t->items = NULL;
	t->n = 0;
}

void pointed_to(struct item **v, unsigned n) /* infer free = sum(i, 0, n, resource_of(v[i])) + sum(i, 0, n, resource_of(v[i]->name)) */
{
	/* measure n=0,1,3 "sum(i, 0, n, resource_of(v[i]))"=0,24,72 "sum(i, 0, n, resource_of(v[i]->name))"=0,5,18 : ITEMS; struct item *w[3]; for (int i = 0; i < 3; i++) w[i] = memcpy(malloc(sizeof v[i]), &v[i], sizeof v[i]); pointed_to(w, ${n}); */
	for (unsigned i = 0; i < n; i++) {
		free(v[i]->name);
		free(v[i]);
		v[i] = NULL;
	}
}

/* The iteration writes the next one's element, or reads it. */
void ahead(char **v, unsigned n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1 : BLOCKS; ahead(v, ${n}); */
	for (unsigned i = 0; i < n; i++) {
		free(v[i]);
		v[i + 1] = NULL;
	}
}
void shifted(char **v, unsigned n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2 : BLOCKS; shifted(v, ${n}); */
	for (unsigned i = 0; i < n; i++) {
		free(v[i]);
		v[i] = v[i + 1];
	}
}
/* Two elements an iteration, one step on: they overlap. */
void overlapping(struct item *v, unsigned n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1 : ITEMS; overlapping(v, ${n}); */
	for (unsigned i = 0; i < n; i++) {
		free(v[i].name);
		memset(&v[i], 0, 2 * sizeof v[i]);
	}
}
