/* Inner loops that run a negative number of times run none; a size that wraps for
 * certain is what it wraps to. */
#include <stdlib.h>

char *down(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $2 + max($1 - n + 9, 0); while $1 < n; $2) + 100 if n >= 0; 100 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 100, max($1 - n + 9, 0) == 0 ? $2 : 1; $3 = 0, $3 + max($1 - n + 9, 0) + (max($1 - n + 9, 0) > 0 ? $2 - 1 : 0); while $1 < n; $3) if n >= 0; 0 otherwise; peak = iterate($1 = 0, $1 + 1; $2 = 100, max($1 - n + 9, 0) == 0 ? $2 : 1; $3 = 0, $3 + (max($1 - n + 9, 0) > 0 ? 1 - $2 : 0); $4 = 0, max($4, $3 + (max($1 - n + 9, 0) > 0 ? max(1 - $2, 0) : 0)); while $1 < n; $4) + 100 if n >= 0; 100 otherwise */
{
	/* measure n=0,3,8,9,10,22 : down(${n}); */
	char *p = malloc(100);
	for (int i = n; i-- > 0;)
		for (int j = i; j < 8; j++) {
			free(p);
			p = malloc(1);
		}
	return p;
}

char *up(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $2 + max(8 - $1, 0); while $1 < n; $2) + 100 if n >= 0; 100 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 100, max(8 - $1, 0) == 0 ? $2 : 1; $3 = 0, $3 + max(8 - $1, 0) + (max(8 - $1, 0) > 0 ? $2 - 1 : 0); while $1 < n; $3) if n >= 0; 0 otherwise; peak = iterate($1 = 0, $1 + 1; $2 = 100, max(8 - $1, 0) == 0 ? $2 : 1; $3 = 0, $3 + (max(8 - $1, 0) > 0 ? 1 - $2 : 0); $4 = 0, max($4, $3 + (max(8 - $1, 0) > 0 ? max(1 - $2, 0) : 0)); while $1 < n; $4) + 100 if n >= 0; 100 otherwise */
{
	/* measure n=0,3,8,9,10,22 : up(${n}); */
	char *p = malloc(100);
	for (int i = 0; i < n; i++)
		for (int j = i; j < 8; j++) {
			free(p);
			p = malloc(1);
		}
	return p;
}

char *certain(short n) /* infer alloc = 2*n + 5 if n >= 0; 2*n + 8589934592 otherwise; free = 5 if n >= 0; 0 otherwise; peak = max(2*n, 5) if n >= 0; 2*n + 8589934592 otherwise */
{
	/* measure n=0,3,-1,-4 : certain(${n}); */
	char *p = NULL;
	if (n >= 0)
		p = malloc(5);
	free(p);
	return calloc((unsigned)n, 2);
}
