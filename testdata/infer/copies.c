/* Copies of the caller's arrays, one block for each element: how long it is differs
 * from element to element, and the same bytes are given back. */
#include <stdlib.h>
#include <string.h>

#define WORDS char *v[] = {"a", "", "xyz", "abcdefghij", "four"}
#define SIZES int v[] = {3, 0, 10, 1, 7, 100}

static char **copied(char **v, int n)
{
	char **c = malloc(n * sizeof *c);
	if (!c)
		return NULL;
	for (int i = 0; i < n; i++) {
		c[i] = malloc(strlen(v[i]) + 1);
		if (!c[i])
			exit(1);
		strcpy(c[i], v[i]);
	}
	return c;
}

void forwards(char **v, int n) /* infer alloc = 9*n + sum(i, 0, n, strlen(v[i])) if n >= 0; free = 9*n + sum(i, 0, n, strlen(v[i])) if n >= 0; peak = 9*n + sum(i, 0, n, strlen(v[i])) if n >= 0 */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, strlen(v[i]))"=0,1,4,18 : WORDS; forwards(v, ${n}); */
	char **c = copied(v, n);
	if (!c)
		return;
	for (int i = 0; i < n; i++)
		free(c[i]);
	free(c);
}

void backwards(char **v, int n) /* infer alloc = 9*n + sum(i, 0, n, strlen(v[i])) if n >= 0; free = 9*n + sum(i, 0, n, strlen(v[i])) if n >= 0; peak = 9*n + sum(i, 0, n, strlen(v[i])) if n >= 0 */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, strlen(v[i]))"=0,1,4,18 : WORDS; backwards(v, ${n}); */
	char **c = copied(v, n);
	if (!c)
		return;
	for (int i = n; i-- > 0;)
		free(c[i]);
	free(c);
}

/* Some of them, by number. */
char **some(int *v, int n) /* infer alloc = 8*n + sum(i, 0, n, v[i]) if n >= 0 && 8*n + sum(i, 0, n, v[i]) >= 0; free = v[3] + v[n - 1] if n >= 5; v[3] if n == 4; 0 if n >= 0 && n <= 3; peak = max(8*n, max(8*n + sum(i, 0, n, v[i]), 8*n + sum(i, 0, n, v[i]) - v[3])) if n >= 5; max(8*n, 8*n + sum(i, 0, n, v[i])) if n == 4 || (n >= 0 && n <= 3) */
{
	/* measure n=1,4,6 v[3]=1,1,1 "v[n - 1]"=3,1,100 "sum(i, 0, n, v[i])"=3,14,121 : SIZES; some(v, ${n}); */
	char **c = malloc(n * sizeof *c);
	if (!c)
		return NULL;
	for (int i = 0; i < n; i++)
		c[i] = malloc((unsigned)v[i]);
	if (n > 3)
		free(c[3]);
	if (n > 4)
		free(c[n - 1]);
	return c;
}

/* An element was changed after its copy; the next copies see that. */
char **changed(int *v, int n) /* infer alloc = 8*n + sum(i, 0, n, v[i]) if n >= 0 && n <= 2; *v + 8*n + sum(i, 0, n - 3, v[i + 3]) + sum(i, 0, n, v[i]) + v[1] + 50 otherwise (not for all inputs); free = v[2] + 50 if *v >= 0 && n >= 3 && v[1] >= 0; 0 if n >= 0 && n <= 2; peak = max(8*n, 8*n + sum(i, 0, n, v[i])) if n >= 0 && n <= 2; max(8*n, max(*v + 8*n + sum(i, 0, n - 3, v[i + 3]) + sum(i, 0, n, v[i]) + v[1] - v[2] + 50, max(*v + 8*n + sum(i, 0, n, v[i]) + v[1] - v[2] + 50, 8*n + sum(i, 0, n, v[i])))) if *v >= 0 && n >= 3 && v[1] >= 0 */
{
	/* measure n=1,4,6 v[2]=10,10,10 *v=3,3,3 v[1]=0,0,0 "sum(i, 0, n, v[i])"=3,14,121 "sum(i, 0, n - 3, v[i + 3])"=0,1,108 : SIZES; changed(v, ${n}); */
	char **c = malloc(n * sizeof *c);
	if (!c)
		return NULL;
	for (int i = 0; i < n; i++)
		c[i] = malloc((unsigned)v[i]);
	if (n < 3)
		return c;
	v[2] = 50;
	free(c[2]);
	for (int i = 0; i < n; i++)
		c[i] = malloc((unsigned)v[i]);
	free(c[2]);
	return c;
}

/* Two arrays of the caller's, and copies by the library. */
struct pair {
	char *name, *text;
};
void pairs(char **v, int *w, int n) /* infer alloc = 17*n + sum(i, 0, n, strlen(v[i])) + sum(i, 0, n, w[i]) if n >= 0 && 17*n + sum(i, 0, n, strlen(v[i])) + sum(i, 0, n, w[i]) >= 0; free = 17*n + sum(i, 0, n, strlen(v[i])) + sum(i, 0, n, w[i]) if n >= 0 && 17*n + sum(i, 0, n, strlen(v[i])) + sum(i, 0, n, w[i]) >= 0; peak = max(16*n, 17*n + sum(i, 0, n, strlen(v[i])) + sum(i, 0, n, w[i])) if n >= 0 */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, strlen(v[i]))"=0,1,4,18 "sum(i, 0, n, w[i])"=0,3,13,21 : WORDS; int w[] = {3, 0, 10, 1, 7, 100}; pairs(v, w, ${n}); */
	struct pair *p = calloc(n, sizeof *p);
	if (!p)
		return;
	for (int i = 0; i < n; i++) {
		p[i].name = strdup(v[i]);
		p[i].text = malloc((unsigned)w[i]);
	}
	for (int i = 0; i < n; i++) {
		free(p[i].text);
		free(p[i].name);
	}
	free(p);
}

/* What a word is says how much it takes: null takes no copy. */
struct entry { struct entry *next; char *text; };

void optional(char **v, int n) /* infer alloc in 16*n .. 17*n + sum(i, 0, n, strlen(v[i])) if n >= 0; 0 otherwise; free in 16*n .. 17*n + sum(i, 0, n, strlen(v[i])) if n >= 0; 0 otherwise; peak in 0 .. 17*n + sum(i, 0, n, strlen(v[i])) if n >= 0; 0 otherwise */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, strlen(v[i]))"=0,1,4,18 : WORDS; optional(v, ${n}); */
	/* measure n=3 "sum(i, 0, n, strlen(v[i]))"=3 : char *w[] = {"a", 0, "bc"}; optional(w, ${n}); */
	for (int i = 0; i < n; i++) {
		struct entry *e = malloc(sizeof *e);
		e->text = v[i] ? strdup(v[i]) : NULL;
		free(e->text);
		free(e);
	}
}

void *kept(char **v, int n) /* infer alloc in 16*n .. 17*n + sum(i, 0, n, strlen(v[i])) if n >= 0; 0 otherwise; peak in 16*n .. 17*n + sum(i, 0, n, strlen(v[i])) if n >= 0; 0 otherwise */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, strlen(v[i]))"=0,1,4,18 : WORDS; kept(v, ${n}); */
	/* measure n=3 "sum(i, 0, n, strlen(v[i]))"=3 : char *w[] = {"a", 0, "bc"}; kept(w, ${n}); */
	struct entry *all = NULL;
	for (int i = 0; i < n; i++) {
		struct entry *e = malloc(sizeof *e);
		if (!e)
			break;
		e->text = v[i] ? strdup(v[i]) : NULL;
		e->next = all;
		all = e;
	}
	return all;
}
