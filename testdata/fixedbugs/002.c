/* Sizes that pass through conversions: looking through a wrap needs the
 * condition that it did not happen, at each of them. */
#include <stdlib.h>

void *clamped(size_t k) /* infer alloc = 8*k if k <= 2147483647; peak = 8*k if k <= 2147483647 */
{
	/* measure k=0,5 : clamped(${k}); */
	/* measure outside k=2147483648,4294967301 : clamped(${k}L); */
	int c = k;
	if (c < 0)
		c = 0;
	return malloc(sizeof(void *) * c);
}

static int init(char **out, int n)
{
	if (n < 0)
		return -1;
	*out = malloc(n);
	return *out ? 0 : -1;
}

char *shifted(long k) /* infer alloc = k + 7 if k >= -2147483655 && k <= 2147483640 && ((k - 2147483641) & 4294967295) >= 2147483648; 0 if ((k - 2147483641) & 4294967295) <= 2147483647; peak = k + 7 if k >= -2147483655 && k <= 2147483640 && ((k - 2147483641) & 4294967295) >= 2147483648; 0 if ((k - 2147483641) & 4294967295) <= 2147483647 */
{
	/* measure k=-20,0,10 : shifted(${k}); */
	/* measure outside k=4294967290 : shifted(${k}L); */
	char *p = NULL;
	init(&p, k + 7);
	return p;
}

void *difference(unsigned a, unsigned b) /* infer alloc = a - b + 8 if b <= a; peak = a - b + 8 if b <= a */
{
	/* measure a=4,9 b=4,4 : difference(${a}, ${b}); */
	/* measure outside a=0 b=4 : difference(${a}, ${b}); */
	return malloc((size_t)(a - b) + 8);
}
