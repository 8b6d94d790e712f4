/* Trees and lists that a call has made itself, copied by a function that calls itself. */
#include <stdlib.h>
#include <string.h>

struct item { struct item *next, *prev, *child; int type; char *text; double number; };

static struct item *blank(void)
{
	struct item *t = malloc(sizeof *t);
	if (t)
		memset(t, 0, sizeof *t);
	return t;
}

static struct item *list(int n)
{
	struct item *all = blank(), *last = NULL;
	for (int i = 0; all && i < n; i++) {
		struct item *t = blank();
		if (!t)
			return all;
		t->type = 8;
		t->number = i;
		if (!i)
			all->child = t;
		else {
			last->next = t;
			t->prev = last;
		}
		last = t;
	}
	if (all && all->child)
		all->child->prev = last;
	return all;
}

static struct item *copy(const struct item *from, unsigned depth)
{
	struct item *to, *last = NULL;
	if (!from || depth > 1000)
		return NULL;
	to = blank();
	if (!to)
		return NULL;
	to->type = from->type & ~256;
	to->number = from->number;
	if (from->text && !(to->text = strdup(from->text)))
		return to;
	for (const struct item *c = from->child; c; c = c->next) {
		struct item *t = copy(c, depth + 1);
		if (!t)
			return to;
		if (last) {
			last->next = t;
			t->prev = last;
		} else
			to->child = t;
		last = t;
	}
	return to;
}

void *duplicated(int n) /* infer alloc = 48*n + 144 if n == 1; 96 if n <= 0; 96*n + 96 otherwise; peak = 48*n + 144 if n == 1; 96 if n <= 0; 96*n + 96 otherwise */
{
	/* measure n=-1,0,1,2,7 : duplicated(${n}); */
	struct item *all = list(n);
	if (all)
		all->prev = copy(all, 0);
	return all;
}
