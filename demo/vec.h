/* A growing array of ints. The clauses say what each call costs: the first
   three are right, the fourth is larger than need be, the last two are wrong. */
#ifndef VEC_H
#define VEC_H
#include <stddef.h>

struct vec {
	unsigned len, cap;
	int *data;
};

[alloc sizeof(struct vec) + cap * sizeof(int), free 0]
struct vec *vec_new(unsigned cap);

[alloc 0, free resource_of(v) + resource_of(v->data), requires v != NULL]
void vec_free(struct vec *v);

[alloc 0, free 0, peak 0]
long vec_sum(const struct vec *v);

[alloc 2 * n * sizeof(int)]
int *vec_zeros(unsigned n);

[alloc n * sizeof(int)]
int **vec_table(unsigned n);

[peak 64]
int vec_push(struct vec *v, int x);

#endif
