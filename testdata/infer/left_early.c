/* Loops that some calls leave: what the formula of an iteration says of those
   that such a call never gets to may be less than nothing. */
#include <stdlib.h>

void shrinking(int n, int a, const char *s, char **out) /* infer alloc in 0 .. max(iterate($1 = 0, $1 + 1; $2 = 0, $2 + max(a - $1, 0); while $1 < n; $2), iterate($1 = 0, $1 + 1; $2 = 0, $2 - $1 + a; while $1 < n; $2)) if n >= 0; 0 otherwise; peak in 0 .. max(iterate($1 = 0, $1 + 1; $2 = 0, $2 - $1 + a; $3 = 0, max($2, max($3, $2 - $1 + a)); while $1 < n; $3), iterate($1 = 0, $1 + 1; $2 = 0, $2 - $1 + a; $3 = 0, max($3, $2 - $1 + a); while $1 < n; $3)) if n >= 0; 0 otherwise */
{
	/* measure n=0,10,10,1,4 a=5,2,-2,3,9 : char *out[16] = {0}; shrinking(${n}, ${a}, "0123456789", out); */
	for (int i = 0; i < n; i++) {
		if (a - i < 0)
			return;
		if (s[i] == 3)
			return;
		out[i] = malloc(a - i);
	}
}

void negative(int n, int a, const char *s, char **out) /* infer alloc in 0 .. max(6*a*n, n*max(6*a, 0)) if n >= 0; 0 otherwise; peak in 0 .. max(n > 0 ? max(6*a*n, 6*a) : 0, n > 0 ? max(6*a*n, max(6*a, max(6*a*n - 6*a, 0))) : 0) if n >= 0; 0 otherwise */
{
	/* measure n=0,10,10,1,4 a=5,2,-2,-3,0 : char *out[16] = {0}; negative(${n}, ${a}, "0123456789", out); */
	for (int i = 0; i < n; i++) {
		if (s[i] == 3)
			return;
		if (a < 0)
			return;
		out[i] = malloc(a * 6);
	}
}
