/* Arrays that a loop fills: with numbers, null pointers, blocks, and structures of
 * these, and what later loops do with the elements. */
#include <stdlib.h>
#include <string.h>

/* Blocks in an array, released in order. */
void blocks(int n, int size) /* infer alloc = n*size + 8*n if n >= 0 && size >= 0; 0 otherwise; free = n*size + 8*n if n >= 0 && size >= 0; 0 otherwise; peak = 8*n + (n > 0 ? max(n*size, size) : 0) if n >= 0 && size >= 0; 0 otherwise */
{
	/* measure n=0,1,2,7,-1 size=3,0,9,5,1 : blocks(${n}, ${size}); */
	if (n < 0 || size < 0)
		return;
	char **a = malloc(n * sizeof *a);
	if (!a)
		return;
	for (int i = 0; i < n; i++)
		a[i] = malloc(size);
	for (int i = 0; i < n; i++)
		free(a[i]);
	free(a);
}

/* In the other direction, in a part, one element twice. */
void backwards_and_part(int n) /* infer alloc = 9*n if n == 0; 9*n + (n*n + n) / 2 if n > 0 && n <= 8; 0 otherwise; free = n*n + 9*n + (n - n*n) / 2 - 10 if n > 0 && n <= 8; 0 otherwise; peak = 9*n if n == 0; 9*n + (n*n + n) / 2 if n > 0 && n <= 8; 0 otherwise */
{
	/* measure n=0,1,2,3,8 : backwards_and_part(${n}); */
	void *a[8];
	if (n < 0 || n > 8)
		return;
	for (int i = 0; i < n; i++)
		a[i] = malloc(10 + i);
	for (int i = n - 1; i >= 1; i--)
		free(a[i]);
}

/* A table of null pointers: nothing is released. */
void table(int n) /* infer nothing */
{
	/* measure n=0,1,5,-3 : table(${n}); */
	void *a[200];
	for (int i = 0; i < 200; i++)
		a[i] = NULL;
	for (int i = 0; i < 200; i++)
		if (a[i])
			free(a[i]);
	if (n > 0 && n < 200 && a[n])
		malloc(1);
}

/* Structures with a name and a number each. */
struct item {
	char *name;
	int len;
};
void items(int n) /* infer alloc = 32*n if n >= 0; 0 otherwise; free = 32*n if n >= 0; 0 otherwise; peak = 32*n if n >= 0; 0 otherwise */
{
	/* measure n=0,1,2,6,-1 : items(${n}); */
	if (n < 0)
		return;
	struct item *a = calloc(n, sizeof *a);
	if (!a)
		return;
	for (int i = 0; i < n; i++) {
		a[i].name = malloc(16);
		a[i].len = 16;
	}
	for (int i = 0; i < n; i++)
		if (a[i].len == 16)
			free(a[i].name);
	free(a);
}

/* Pointers moved by a number of elements, and moved back. */
void rows(int lo, int hi, int from, int to) /* infer alloc = 8*from*lo - 8*from*hi + 8*hi*to - 8*lo*to - 8*from + 16*hi - 16*lo + 8*to + 16 if from >= -100 && hi <= 100 && lo >= -100 && to <= 100 && from <= to && lo <= hi; 0 otherwise; free = 8*from*lo - 8*from*hi + 8*hi*to - 8*lo*to - 8*from + 16*hi - 16*lo + 8*to + 16 if from >= -100 && hi <= 100 && lo >= -100 && to <= 100 && from <= to && lo <= hi; 0 otherwise; peak = max(8*from*lo - 8*from*hi + 8*hi*to - 8*lo*to - 8*from + 16*hi - 16*lo + 8*to + 16, 8*hi - 8*from - 8*lo + 8*to + 16) if from >= -100 && hi <= 100 && lo >= -100 && to <= 100 && from <= to && lo <= hi; 0 otherwise */
{
	/* measure lo=0,1,-2,5 hi=0,3,2,4 from=0,1,3,0 to=0,2,9,5 : rows(${lo}, ${hi}, ${from}, ${to}); */
	if (hi < lo || to < from || lo < -100 || hi > 100 || from < -100 || to > 100)
		return;
	double **m = malloc((hi - lo + 1) * sizeof *m);
	if (!m)
		return;
	m -= lo;
	for (int i = lo; i <= hi; i++) {
		m[i] = malloc((to - from + 1) * sizeof **m);
		if (!m[i])
			break;
		m[i] -= from;
	}
	for (int i = hi; i >= lo; i--)
		free(m[i] + from);
	free(m + lo);
}

/* One element is taken out before the rest is released. */
void taken(int n, int k) /* infer alloc = 24*n if k >= 0 && n >= 0 && n <= 8 && k < n; 0 otherwise; free = 24*n if k >= 0 && n >= 0 && n <= 8 && k < n; 0 otherwise; peak = 24*n if k >= 0 && n >= 0 && n <= 8 && k < n; 0 otherwise */
{
	/* measure n=0,1,2,7,7 k=0,0,1,3,9 : taken(${n}, ${k}); */
	void *a[8];
	if (n < 0 || n > 8 || k < 0 || k >= n)
		return;
	for (int i = 0; i < n; i++)
		a[i] = malloc(24);
	free(a[k]);
	a[k] = NULL;
	for (int i = 0; i < n; i++)
		if (a[i])
			free(a[i]);
}

/* The array is cleared in between. */
void cleared(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2,8 : cleared(${n}); */
	void *a[8];
	if (n < 0 || n > 8)
		return;
	for (int i = 0; i < n; i++)
		a[i] = malloc(24);
	memset(a, 0, sizeof a);
	for (int i = 0; i < n; i++)
		if (a[i])
			free(a[i]);
}

/* All elements are the same block. */
void same(int n) /* infer alloc = 24 if n >= 0 && n <= 8; 0 otherwise; free = 24 if n >= 0 && n <= 8; 0 otherwise; peak = 24 if n >= 0 && n <= 8; 0 otherwise */
{
	/* measure n=0,1,2,8 : same(${n}); */
	void *a[8], *p;
	if (n < 0 || n > 8)
		return;
	p = malloc(24);
	if (!p)
		return;
	for (int i = 0; i < n; i++)
		a[i] = p;
	if (n > 0)
		free(a[n - 1]);
	else
		free(p);
}

/* Every other element, and the elements in between are numbers. */
void stride(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2,4 : stride(${n}); */
	void *a[8];
	if (n < 0 || n > 4)
		return;
	for (int i = 0; i < n; i++) {
		a[2 * i] = malloc(5);
		a[2 * i + 1] = NULL;
	}
	for (int i = 0; i < 2 * n; i++)
		free(a[i]);
}

/* A later store to one place hits what the loop wrote. */
void overwritten(int n, int k) /* infer alloc = 24*n + 100 if k >= 0 && n >= 0 && n <= 8 && k < n; 0 otherwise; free = k == 0 ? 100 : 24 if k >= 0 && n >= 0 && n <= 8 && k < n; 0 otherwise; peak = 24*n + 100 if k >= 0 && n >= 0 && n <= 8 && k < n; 0 otherwise */
{
	/* measure n=1,2,7,8 k=0,1,3,7 : overwritten(${n}, ${k}); */
	void *a[8];
	if (n < 0 || n > 8 || k < 0 || k >= n)
		return;
	for (int i = 0; i < n; i++)
		a[i] = malloc(24);
	a[0] = malloc(100);
	free(a[k]);
}
