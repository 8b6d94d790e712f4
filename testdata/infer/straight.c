/* Straight-line code, branches, early returns, switch, goto, ternaries and
 * short circuits. */
#include <stdlib.h>

void *block(size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=0,1,100 : block(${n}); */
	return malloc(n);
}

int in_and_out(int n) /* infer alloc = 4*n + 100 if n >= 0; free = 4*n + 100 if n >= 0; peak = 4*n + 100 if n >= 0 */
{
	/* measure n=0,1,100 : in_and_out(${n}); */
	char *a = malloc(4 * n), *b = malloc(100);
	free(a);
	free(b);
	return 0;
}

void *early(int n) /* infer alloc = 10 if n >= 11; n if n >= 0 && n <= 10; 0 otherwise; peak = 10 if n >= 11; n if n >= 0 && n <= 10; 0 otherwise */
{
	/* measure n=-5,0,10,11,500 : early(${n}); */
	if (n < 0)
		return NULL;
	if (n > 10)
		return malloc(10);
	return malloc(n);
}

char *kinds(int how, unsigned n) /* infer alloc = n if how == 0; 8*n + 3 if how == 1; 3 if how == 2; 0 otherwise; free = 8*n if how == 1; 0 otherwise; peak = n if how == 0; max(8*n, 3) if how == 1; 3 if how == 2; 0 otherwise */
{
	/* measure how=0,1,2,3,7 n=5,5,5,5,5 : kinds(${how}, ${n}); */
	char *p = NULL;
	switch (how) {
	case 0:
		p = malloc(n);
		break;
	case 1:
		p = calloc(n, 8);
		/* fall through */
	case 2:
		free(p);
		p = malloc(3);
		break;
	default:
		return NULL;
	}
	return p;
}

int cleanup(int n, int m) /* infer alloc = 16 if n >= 21; n + 17 if n >= -1 && n <= 20; free = 16 if n >= 21; n + 17 if n >= -1 && n <= 20; peak = 16 if n >= 21; n + 17 if n >= -1 && n <= 20 */
{
	/* measure n=3,3,0,30 m=1,0,1,1 : cleanup(${n}, ${m}); */
	int err = -1;
	char *a = NULL, *b = NULL;
	a = malloc(16);
	if (!a)
		goto out;
	if (n > 20)
		goto out;
	b = malloc(n + 1);
	if (!b)
		goto out;
	err = m ? 0 : 1;
out:
	free(b);
	free(a);
	return err;
}

void *either(int a, int b, int n) /* infer alloc = a != 0 && b != 0 ? 2*n : a == 0 && b == 0 ? 1 : n if (a != 0 && b != 0 ? 2*n : a == 0 && b == 0 ? 1 : n) >= 0; peak = a != 0 && b != 0 ? 2*n : a == 0 && b == 0 ? 1 : n if (a != 0 && b != 0 ? 2*n : a == 0 && b == 0 ? 1 : n) >= 0 */
{
	/* measure a=0,0,1,1 b=0,1,0,1 n=9,9,9,9 : either(${a}, ${b}, ${n}); */
	return malloc(a && b ? 2 * n : a || b ? n : 1);
}

int shortcut(int n) /* infer alloc = n if n > 0; 0 otherwise; free = n if n > 0; 0 otherwise; peak = n if n > 0; 0 otherwise */
{
	/* measure n=0,1,50 : shortcut(${n}); */
	void *p;
	if (n > 0 && (p = malloc(n)) != NULL)
		free(p);
	return 0;
}

void *reused(size_t n, size_t m) /* infer alloc = m + n; free = n; peak = max(m, n) */
{
	/* measure n=10,5,0 m=5,10,0 : reused(${n}, ${m}); */
	char *p = malloc(n);
	free(p);
	p = malloc(m);
	return p;
}
