/* Who leaves a loop early need not meet what the later iterations need. */
#include <stdlib.h>

void *leaves(unsigned char n, short step, int stop) /* infer alloc = n*step + n if n > 0 && step >= -1 && stop <= 0; 0 if n == 0 || stop > 0; peak = step + (n >= 2 ? max(n*step + n - step - 1, step + 1) : 0) + 1 if n > 0 && step >= -1 && stop <= 0; 0 if n == 0 || stop > 0 */
{
	/* measure n=0,4,4,3,255 step=-10,3,-10,0,-10 stop=1,0,1,0,7 : leaves(${n}, ${step}, ${stop}); */
	char *p = NULL;
	for (long i = 0; i < n; i++) {
		if (stop > 0)
			break;
		p = malloc(step + 1);
	}
	return p;
}

void *falling(unsigned n, unsigned stop) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $2 - $1 + 18; while $1 < n && $1 != stop; $2) (not for all inputs); peak = iterate($1 = 0, $1 + 1; $2 = 0, $2 - $1 + 18; $3 = 0, max($3, $2 - $1 + 18); while $1 < n && $1 != stop; $3) (not for all inputs) */
{
	/* measure n=40,40,5,40 stop=0,18,9,3 : falling(${n}, ${stop}); */
	char *p = NULL;
	for (unsigned i = 0; i < n; i++) {
		if (i == stop)
			return p;
		p = malloc(18 - i);
	}
	return p;
}
