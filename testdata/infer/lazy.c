/* States that a loop sets up at its start and then keeps. */
#include <stdlib.h>

struct table {
	unsigned char *cells;
	unsigned long n;
};

static int add(struct table *t, unsigned char c)
{
	if (!t->cells) {
		t->cells = malloc(1024);
		if (!t->cells)
			return 1;
	}
	if (t->n >= 256)
		return 2;
	t->cells[4 * t->n] = c;
	t->n++;
	return 0;
}

void lazy(int n) /* infer alloc = 1024 if n > 0; 0 otherwise; free = 1024 if n > 0; 0 otherwise; peak = 1024 if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,300,-1 : lazy(${n}); */
	struct table t = {0, 0};
	for (int i = 0; i < n; i++)
		add(&t, i);
	free(t.cells);
}

/* The first iteration allocates, the others only look. */
void *first(int n) /* infer alloc = 100 if n > 0; 0 otherwise; peak = 100 if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,300,-1 : first(${n}); */
	char *p = NULL;
	for (int i = 0; i < n; i++)
		if (i == 0)
			p = malloc(100);
	return p;
}
