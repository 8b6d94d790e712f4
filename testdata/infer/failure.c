/* Tests for NULL fork on the failure of an allocation; a block that only the
 * failing path forgets is reported. */
#include <stdlib.h>

struct pair {
	char *a, *b;
};

struct pair *careful(size_t n) /* infer alloc = 3*n + 16; peak = 3*n + 16 */
{
	/* measure n=0,5 : careful(${n}); */
	struct pair *p = malloc(sizeof *p);
	if (!p)
		return NULL;
	p->a = malloc(n);
	if (!p->a) {
		free(p);
		return NULL;
	}
	p->b = malloc(2 * n);
	if (!p->b) {
		free(p->a);
		free(p);
		return NULL;
	}
	return p;
}

struct pair *careless(size_t n) /* infer alloc = n + 16; peak = n + 16 */
{
	/* measure n=0,5 : careless(${n}); */
	struct pair *p = malloc(sizeof *p); /* want leak "later allocation fails" */
	if (!p)
		return NULL;
	p->a = malloc(n);
	if (!p->a)
		return NULL;
	p->b = NULL;
	return p;
}

int forgotten(int n) /* infer alloc = 16; free = 16 if n != 0; 0 otherwise; peak = 16 */
{
	/* measure n=0,1,5 : forgotten(${n}); */
	char *p = malloc(16); /* want leak "unreachable when the call returns" */
	if (n == 0)
		return -1;
	free(p);
	return 0;
}

void *fallback(size_t n) /* infer alloc = 2*n; peak = 2*n */
{
	/* measure n=0,5 : fallback(${n}); */
	void *p = malloc(2 * n);
	if (!p)
		p = malloc(n);
	return p;
}
