/* A loop whose body is not understood at first, but is from the values at
 * entry: its index must not be taken as unchanged. */
#include <stdlib.h>

void never_owned(int n) /* infer nothing */
{
	/* measure n=-1,0,1,7 : never_owned(${n}); */
	char *p = NULL;
	for (int i = 0; i < n; i++) {
		free(p);
		p = NULL;
	}
}

char *sometimes(size_t n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $2 + (n >= 10 ? 1 << ($1 % 8) : 0); while $1 < n; $2); free = iterate($1 = 0, $1 + 1; $2 = 0, n >= 10 ? 1 << ($1 % 8) : $2; $3 = 0, $3 + (n >= 10 ? $2 : 0); while $1 < n; $3); peak = iterate($1 = 0, $1 + 1; $2 = 0, n >= 10 ? 1 << ($1 % 8) : $2; $3 = 0, $3 + (n >= 10 ? (1 << ($1 % 8)) - $2 : 0); $4 = 0, max($4, $3 + (n >= 10 ? max((1 << ($1 % 8)) - $2, 0) : 0)); while $1 < n; $4) */
{
	/* measure n=0,9,10,15 : sometimes(${n}); */
	char *p = NULL;
	for (int i = 0; i < n; i++) {
		if (n >= 10) {
			free(p);
			p = malloc(1 << (i & 7));
		}
	}
	return p;
}

int twofold(int n) /* infer nothing */
{
	/* measure n=0,1,3 : twofold(${n}); */
	char *p = NULL;
	for (int i = 0; i < n; i++)
		for (unsigned j = 1; j < 7; j *= 2) {
			free(p);
			p = NULL;
		}
	return 0;
}
