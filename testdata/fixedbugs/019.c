/* Memory that is read with another size than it was written with keeps what was
 * written. */
#include <stdlib.h>

union number { unsigned a; unsigned long b; };

void *zeroed(unsigned m) /* infer alloc = m % 2 + 13; free = 8; peak = m % 2 + 13 */
{
	/* measure m=0,1,2,7 : zeroed(${m}); */
	union number *x = calloc(1, sizeof *x);
	if (!x)
		return NULL;
	x->a = m & 1;
	unsigned long all = x->b;
	void *p = malloc(x->a + 5 + (all ? 0 : 0));
	free(x);
	return p;
}

struct flags { unsigned owned : 1, kind : 3; unsigned long wide : 20; char *p; };

void *flag(unsigned m) /* infer alloc = m % 2 + 21; free = 16; peak = m % 2 + 21 */
{
	/* measure m=0,1,2,7 : flag(${m}); */
	struct flags *x = calloc(1, sizeof *x);
	if (!x)
		return NULL;
	x->owned = m & 1;
	unsigned long wide = x->wide;
	void *p = malloc(x->owned + 5 + (wide ? 0 : 0));
	free(x);
	return p;
}
