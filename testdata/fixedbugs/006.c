/* A recurrence keeps its condition when its expression is normalised. */
#include <stdlib.h>

void doubled(int n, _Bool m) /* infer alloc = 8*iterate($1 = 0, $1 + 1; $2 = n, 2*$2 - 4294967296*(($2 + 1073741828) >> 31) + 8; while $1 + 1 == m; $2) if iterate($1 = 0, $1 + 1; $2 = n, 2*$2 - 4294967296*(($2 + 1073741828) >> 31) + 8; while $1 + 1 == m; $2) >= 0; 0 otherwise; free = 8*iterate($1 = 0, $1 + 1; $2 = n, 2*$2 - 4294967296*(($2 + 1073741828) >> 31) + 8; while $1 + 1 == m; $2) if iterate($1 = 0, $1 + 1; $2 = n, 2*$2 - 4294967296*(($2 + 1073741828) >> 31) + 8; while $1 + 1 == m; $2) >= 0; 0 otherwise; peak = iterate($1 = 0, $1 + 1; $2 = n, 2*$2 - 4294967296*(($2 + 1073741828) >> 31) + 8; while $1 + 1 == m; $2) > 0 ? 8 : 0 if iterate($1 = 0, $1 + 1; $2 = n, 2*$2 - 4294967296*(($2 + 1073741828) >> 31) + 8; while $1 + 1 == m; $2) >= 0; 0 otherwise */
{
	/* measure n=1,3,0 m=0,1,1 : doubled(${n}, ${m}); */
	for (int i = 0; i < m + 0; ++i)
		n = n + (n + sizeof(char *));
	for (int i = 0; i < n; ++i)
		free(malloc(8));
}
