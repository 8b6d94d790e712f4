/* Loops: up, down, with steps, nested, triangular, geometric, with break and
 * continue; what they leave behind and their peak. */
#include <stdlib.h>

void churn(int n) /* infer alloc = 8*n if n >= 0; 0 otherwise; free = 8*n if n >= 0; 0 otherwise; peak = n > 0 ? 8 : 0 if n >= 0; 0 otherwise */
{
	/* measure n=-3,0,1,10 : churn(${n}); */
	for (int i = 0; i < n; i++)
		free(malloc(8));
}

void grow(int n) /* infer alloc = n*n - n + (n*n - n) / 2 if n >= 0; 0 otherwise; free = n*n - n + (n*n - n) / 2 if n >= 0; 0 otherwise; peak = n > 0 ? 3*n - 3 : 0 if n >= 0; 0 otherwise */
{
	/* measure n=-3,0,1,10 : grow(${n}); */
	for (int i = 0; i < n; i++)
		free(malloc(3 * i));
}

void shrink(unsigned n) /* infer alloc = n*n + (n - n*n) / 2; free = n*n + (n - n*n) / 2; peak = n */
{
	/* measure n=0,1,10 : shrink(${n}); */
	while (n > 0) {
		free(malloc(n));
		n--;
	}
}

void steps(int n) /* infer alloc = ((n + 2) / 3 - ((n + 2) % 3 < 0))*((n + 2) / 3 - ((n + 2) % 3 < 0)) + (((n + 2) / 3 - ((n + 2) % 3 < 0))*((n + 2) / 3 - ((n + 2) % 3 < 0)) - ((n + 2) / 3 - ((n + 2) % 3 < 0))) / 2 if (n + 2) / 3 - ((n + 2) % 3 < 0) >= 0; 0 otherwise; free = ((n + 2) / 3 - ((n + 2) % 3 < 0))*((n + 2) / 3 - ((n + 2) % 3 < 0)) + (((n + 2) / 3 - ((n + 2) % 3 < 0))*((n + 2) / 3 - ((n + 2) % 3 < 0)) - ((n + 2) / 3 - ((n + 2) % 3 < 0))) / 2 if (n + 2) / 3 - ((n + 2) % 3 < 0) >= 0; 0 otherwise; peak = (n + 2) / 3 - ((n + 2) % 3 < 0) > 0 ? 3*((n + 2) / 3 - ((n + 2) % 3 < 0)) - 2 : 0 if (n + 2) / 3 - ((n + 2) % 3 < 0) >= 0; 0 otherwise */
{
	/* measure n=-1,0,1,2,3,4,10 : steps(${n}); */
	for (int i = 0; i < n; i += 3)
		free(malloc(i + 1));
}

void leave(int n) /* infer alloc = (n*n + n) / 2 if n >= 0; 0 otherwise; peak = n + (n*n - n) / 2 if n >= 0; 0 otherwise */
{
	/* measure n=-1,0,1,10 : leave(${n}); */
	for (int i = 1; i <= n; i++)
		malloc(i);
}

void nested(int n, int m) /* infer alloc = n*(m >= 0 ? 16*m : 0) if n >= 0; 0 otherwise; free = n*(m >= 0 ? 16*m : 0) if n >= 0; 0 otherwise; peak = m > 0 && n > 0 ? 16 : 0 if n >= 0; 0 otherwise */
{
	/* measure n=-1,0,3,4 m=5,5,-2,7 : nested(${n}, ${m}); */
	for (int i = 0; i < n; i++)
		for (int j = 0; j < m; j++)
			free(malloc(16));
}

void triangle(int n) /* infer alloc = 2*n*n - 2*n if n >= 0; 0 otherwise; free = 2*n*n - 2*n if n >= 0; 0 otherwise; peak = n >= 2 ? 4 : 0 if n >= 0; 0 otherwise */
{
	/* measure n=-1,0,1,2,9 : triangle(${n}); */
	for (int i = 0; i < n; i++)
		for (int j = 0; j < i; j++)
			free(malloc(4));
}

void geometric(unsigned n) /* infer alloc = 10*iterate($1 = 0, $1 + 1; $2 = 1, 2*($2 % (1 << 63)); while $2 < n; $1); free = 10*iterate($1 = 0, $1 + 1; $2 = 1, 2*($2 % (1 << 63)); while $2 < n; $1); peak = iterate($1 = 0, $1 + 1; $2 = 1, 2*($2 % (1 << 63)); while $2 < n; $1) > 0 ? 10 : 0 */
{
	/* measure n=0,1,2,3,100 : geometric(${n}); */
	for (unsigned long i = 1; i < n; i *= 2)
		free(malloc(10));
}

void halves(unsigned n) /* infer alloc = iterate($1 = n, $1 / 2; $2 = 0, $1 + $2; while $1 > 0; $2); free = iterate($1 = n, $1 / 2; $2 = 0, $1 + $2; while $1 > 0; $2); peak = iterate($1 = n, $1 / 2; $2 = 0, max($1, $2); while $1 > 0; $2) */
{
	/* measure n=0,1,2,3,100 : halves(${n}); */
	while (n) {
		free(malloc(n));
		n /= 2;
	}
}

int rows(int n, int m) /* infer alloc = m*n + 8*n if n >= 0 && (m >= 0 || n <= 0); free = m*n + 8*n if n >= 0 && (m >= 0 || n <= 0); peak = 8*n + (n > 0 ? max(m*n, m) : 0) if n >= 0 && (m >= 0 || n <= 0) */
{
	/* measure n=0,1,6 m=4,4,3 : rows(${n}, ${m}); */
	char **v = malloc(n * sizeof *v);
	int i;
	if (!v)
		return -1;
	for (i = 0; i < n; i++)
		v[i] = malloc(m);
	for (i = 0; i < n; i++)
		free(v[i]);
	free(v);
	return 0;
}

int stop(int n) /* infer alloc = iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1) > 0 ? (iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1)*iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1) - iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1)) / 2 : 0 if n >= 0 && (iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1) == 4 || n <= iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1)); 0 otherwise (not for all inputs); free = iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1) > 0 ? (iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1)*iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1) - iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1)) / 2 : 0 if n >= 0 && (iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1) == 4 || n <= iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1)); 0 otherwise (not for all inputs); peak = max(iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1) - 1, 0) if n >= 0 && (iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1) == 4 || n <= iterate($1 = 0, $1 + 1; while $1 != 4 && $1 < n; $1)); 0 otherwise (not for all inputs) */
{
	/* measure n=0,3,4,5,20 : stop(${n}); */
	for (int i = 0; i < n; i++) {
		if (i == 4)
			break;
		free(malloc(i));
	}
	return 0;
}

int odd(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $2 + ($1 % 2 == 1 ? $1 : 0); while $1 < n; $2) if n >= 0; 0 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 0, $2 + ($1 % 2 == 1 ? $1 : 0); while $1 < n; $2) if n >= 0; 0 otherwise; peak = iterate($1 = 0, $1 + 1; $2 = 0, max($2, $1 % 2 == 1 ? $1 : 0); while $1 < n; $2) if n >= 0; 0 otherwise */
{
	/* measure n=0,3,4,5,20 : odd(${n}); */
	for (int i = 0; i < n; i++) {
		if (i % 2 == 0)
			continue;
		free(malloc(i));
	}
	return 0;
}

void once(int n) /* infer alloc = 32*n if n > 0; 32 otherwise; free = 32*n if n > 0; 32 otherwise; peak = 32 */
{
	/* measure n=-4,0,1,7 : once(${n}); */
	int i = 0;
	do {
		free(malloc(32));
		i++;
	} while (i < n);
}

void replace(int n) /* infer alloc = (n*n + n) / 2 if n >= 0; 0 otherwise; free = n + (n*n - n) / 2 if n >= 0; 0 otherwise; peak = n if n >= 0; 0 otherwise */
{
	/* measure n=-1,0,1,8 : replace(${n}); */
	char *p = NULL;
	for (int i = 0; i < n; i++) {
		free(p);
		p = malloc(i + 1);
	}
	free(p);
}

char *resize(int n) /* infer alloc = n + (n*n + n) / 2 + 1 if n >= 0; 1 otherwise; free = (n*n + n) / 2 if n >= 0; 0 otherwise; peak = n + 1 if n >= 0; 1 otherwise */
{
	/* measure n=0,1,8 : resize(${n}); */
	char *p = malloc(1);
	for (int i = 0; i < n; i++)
		p = realloc(p, i + 2);
	return p;
}
