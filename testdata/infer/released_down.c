/* Arrays released from their end, in the ways C has for that: the sum is over
   all elements, whichever comes first. */
#include <stdlib.h>

#define BLOCKS char *v[4] = { malloc(3), malloc(5), NULL, malloc(7) }

void old_value(char **v, unsigned n) /* infer free = sum(i, 0, n, resource_of(v[i])) */
{
	/* measure n=0,1,2,4 "sum(i, 0, n, resource_of(v[i]))"=0,3,8,15 : BLOCKS; old_value(v, ${n}); */
	while (n--)
		free(v[n]);
}

void new_value(char **v, size_t n) /* infer free = sum(i, 0, n, resource_of(v[i])) */
{
	/* measure n=0,1,2,4 "sum(i, 0, n, resource_of(v[i]))"=0,3,8,15 : BLOCKS; new_value(v, ${n}); */
	while (n > 0)
		free(v[--n]);
}

void counted(char **v, size_t n) /* infer free = sum(i, 0, n, resource_of(v[i])) */
{
	/* measure n=0,1,2,4 "sum(i, 0, n, resource_of(v[i]))"=0,3,8,15 : BLOCKS; counted(v, ${n}); */
	for (size_t i = n; i-- > 0;)
		free(v[i]);
}

void is_signed(char **v, int n) /* infer free = sum(i, 0, n, resource_of(v[i])) if n >= 0; 0 otherwise */
{
	/* measure n=0,1,2,4 "sum(i, 0, n, resource_of(v[i]))"=0,3,8,15 : BLOCKS; is_signed(v, ${n}); */
	for (int i = n - 1; i >= 0; i--)
		free(v[i]);
}

struct list { char **v; unsigned n; };

void whole(struct list *l) /* infer free = resource_of(l) + resource_of(l->v) + sum(i, 0, l->n, resource_of(l->v[i])) */
{
	while (l->n--)
		free(l->v[l->n]);
	free(l->v);
	free(l);
}
