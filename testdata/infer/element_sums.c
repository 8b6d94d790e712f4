/* Sums over what an array of the caller's holds: in clauses, at calls of functions
 * that declare them, and beside parameters that have the index's usual name. */
#include <stdlib.h>
#include <string.h>

#define WORDS char *v[] = {"a", "", "xyz", "abcdefghij", "four"}
#define NUMBERS unsigned v[] = {3, 0, 10, 1, 7, 100}

struct item { int id; char *name; short w; };

[alloc sum(i, 0, n, v[i])] void *total(const unsigned *v, int n) /* infer alloc = n >= 0 ? sum(i, 0, n, v[i]) : 0; peak = n >= 0 ? sum(i, 0, n, v[i]) : 0 */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, v[i])"=0,3,13,21 : NUMBERS; total(v, ${n}); */
	size_t t = 0;
	for (int i = 0; i < n; i++)
		t += v[i];
	return malloc(t);
}

/* Another name for the index, another start, factors. */
[alloc sum(q, 1, n, 4 * (v[q] + 2))] void *tail(const unsigned *v, unsigned n) /* infer alloc = n > 0 ? 8*n + 4*sum(i, 0, n - 1, v[i + 1]) - 8 : 0; peak = n > 0 ? 8*n + 4*sum(i, 0, n - 1, v[i + 1]) - 8 : 0 */
{
	/* measure n=0,1,2,5 "sum(i, 0, n - 1, v[i + 1])"=0,0,0,18 : NUMBERS; tail(v, ${n}); */
	size_t t = 0;
	for (unsigned k = 1; k < n; k++)
		t += 4 * (size_t)v[k] + 8;
	return malloc(t);
}

[alloc sum(i, 0, n, strlen(it[i].name) + 1)] void *names(const struct item *it, unsigned n) /* infer alloc = n + sum(i, 0, n, strlen(it[i].name)); peak = n + sum(i, 0, n, strlen(it[i].name)) */
{
	/* measure n=0,1,3 "sum(i, 0, n, strlen(it[i].name))"=0,3,5 : struct item it[] = {{1, "abc", 2}, {2, "", 3}, {3, "xy", 4}}; names(it, ${n}); */
	size_t t = 0;
	for (unsigned k = 0; k < n; k++)
		t += strlen(it[k].name) + 1;
	return malloc(t);
}

[alloc sum(i, 0, n, 3 * v[i])] /* want violated "declared 3, actual 4" */
void *too_little(const unsigned *v, unsigned n) /* infer alloc = 4*sum(i, 0, n, v[i]); peak = 4*sum(i, 0, n, v[i]) */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, v[i])"=0,3,13,21 : NUMBERS; too_little(v, ${n}); */
	size_t t = 0;
	while (n--)
		t += 4 * (size_t)v[n];
	return malloc(t);
}

/* The parameter has the name that the index would have. */
[alloc sum(k, 0, i, v[k])] void *named(const unsigned *v, unsigned i) /* infer alloc = sum(j, 0, i, v[j]); peak = sum(j, 0, i, v[j]) */
{
	/* measure i=0,1,3,5 "sum(j, 0, i, v[j])"=0,3,13,21 : NUMBERS; named(v, ${i}); */
	size_t t = 0;
	for (unsigned k = 0; k < i; k++)
		t += v[k];
	return malloc(t);
}
void *moved(const unsigned *v, int n, int i) /* infer alloc = n >= 0 ? sum(j, 0, n, v[i + j]) : 0; peak = n >= 0 ? sum(j, 0, n, v[i + j]) : 0 */
{
	/* measure n=0,1,3,2 i=2,1,3,0 "sum(j, 0, n, v[i + j])"=0,0,108,3 : NUMBERS; moved(v, ${n}, ${i}); */
	size_t t = 0;
	for (int k = 0; k < n; k++)
		t += v[k + i];
	return malloc(t);
}

/* Functions of another unit: what they declare is spoken of in the caller's terms.
 * The linker finds them below, the analysis does not. */
[alloc sum(i, 0, n, strlen(v[i])) + 1] char *joined(char **v, int n);
[alloc v[n]] void *one_of(const unsigned *v, int n);
[free sum(i, 0, n, resource_of(v[i])) + resource_of(v)] void all(char **v, int n);

char *first_words(char **v, int n, unsigned char some) /* infer alloc = sum(i, 0, some, strlen(v[i])) + 1; peak = sum(i, 0, some, strlen(v[i])) + 1 */
{
	/* measure n=4,4,4 some=0,1,3 "sum(i, 0, some, strlen(v[i]))"=0,1,4 : WORDS; first_words(v, ${n}, ${some}); */
	return joined(v, some);
}
char *two_words(int n) /* infer alloc = 6; peak = 6 */
{
	/* measure n=0 : two_words(${n}); */
	char *v[] = {"abc", "de", "fghi"};
	return joined(v, 2);
}
void *another(const unsigned *v, int n, int m) /* infer alloc = v[m]; peak = v[m] */
{
	/* measure n=0,1,2 m=2,0,5 "v[m]"=10,3,100 : NUMBERS; another(v, ${n}, ${m}); */
	return one_of(v, m);
}
void *next(const unsigned *v, int m, int n) /* infer alloc = v[n + 1]; peak = v[n + 1] */
{
	/* measure n=0,1,2 m=2,0,5 "v[n + 1]"=0,10,1 : NUMBERS; next(v, ${m}, ${n}); */
	return one_of(v, n + 1);
}
void all_of(char **v, int n, int k) /* infer free = resource_of(v) + sum(i, 0, k, resource_of(v[i])) */
{
	/* measure n=0,1 k=0,2 "resource_of(v)"=16,16 "sum(i, 0, k, resource_of(v[i]))"=0,12 : char **v = malloc(16); v[0] = malloc(5), v[1] = malloc(7); all_of(v, ${n}, ${k}); */
	all(v, k);
}

char *joined_here(char **v, int n) __asm__("joined");
char *joined_here(char **v, int n)
{
	size_t t = 1;
	for (int i = 0; i < n; i++)
		t += strlen(v[i]);
	return malloc(t);
}
void *one_of_here(const unsigned *v, int n) __asm__("one_of");
void *one_of_here(const unsigned *v, int n) { return malloc(v[n]); }
void all_here(char **v, int n) __asm__("all");
void all_here(char **v, int n)
{
	for (int i = 0; i < n; i++)
		free(v[i]);
	free(v);
}
