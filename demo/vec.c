#include "vec.h"
#include <stdlib.h>

struct vec *vec_new(unsigned cap)
{
	struct vec *v = malloc(sizeof *v);
	if (v == NULL)
		return NULL;
	v->data = malloc(cap * sizeof(int));
	if (v->data == NULL) {
		free(v);
		return NULL;
	}
	v->len = 0;
	v->cap = cap;
	return v;
}

void vec_free(struct vec *v)
{
	free(v->data);
	free(v);
}

long vec_sum(const struct vec *v)
{
	long sum = 0;
	for (unsigned i = 0; i < v->len; i++)
		sum += v->data[i];
	return sum;
}

int *vec_zeros(unsigned n)
{
	return calloc(n, sizeof(int));
}

/* n pointers take twice as many bytes as n ints. */
int **vec_table(unsigned n)
{
	return malloc(n * sizeof(int *));
}

/* Doubles the array when it is full; the peak grows with it. */
int vec_push(struct vec *v, int x)
{
	if (v->len == v->cap) {
		int *data = realloc(v->data, 2 * sizeof(int) * v->cap);
		if (data == NULL)
			return -1;
		v->data = data;
		v->cap *= 2;
	}
	v->data[v->len++] = x;
	return 0;
}
