/* Running totals over the caller's arrays and lists: what each element adds is not
 * computed by the loop, but the caller knows the sum. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define WORDS char *v[] = {"a", "", "xyz", "abcdefghij", "four"}
#define NUMBERS unsigned v[] = {3, 0, 10, 1, 7, 100}, w[] = {1, 2, 3, 4, 5, 6}

void *joined(char **v, int n, const char *sep) /* infer alloc = (n >= 0 ? sum(i, 0, n, strlen(v[i])) + (n > 0 ? n*strlen(sep) - strlen(sep) : 0) : 0) + 1; peak = (n >= 0 ? sum(i, 0, n, strlen(v[i])) + (n > 0 ? n*strlen(sep) - strlen(sep) : 0) : 0) + 1 */
{
	/* measure n=1,3,5 strlen(sep)=2,2,2 "sum(i, 0, n, strlen(v[i]))"=1,4,18 : WORDS; joined(v, ${n}, ", "); */
	size_t len = 0, k = strlen(sep);
	for (int i = 0; i < n; i++)
		len += strlen(v[i]) + (i ? k : 0);
	char *r = malloc(len + 1), *p = r;
	if (!r)
		return NULL;
	for (int i = 0; i < n; i++) {
		if (i) {
			memcpy(p, sep, k);
			p += k;
		}
		memcpy(p, v[i], strlen(v[i]));
		p += strlen(v[i]);
	}
	*p = 0;
	return r;
}

void *between(char **v, size_t n, const char *sep) /* infer alloc = strlen(sep)*max(n - 1, 0) + sum(i, 0, n, strlen(v[i])) + 1; peak = strlen(sep)*max(n - 1, 0) + sum(i, 0, n, strlen(v[i])) + 1 */
{
	/* measure n=0,1,3,5 strlen(sep)=2,2,2,2 "sum(i, 0, n, strlen(v[i]))"=0,1,4,18 : WORDS; between(v, ${n}, ", "); */
	size_t len = 0;
	for (size_t i = 0; i < n; i++) {
		len += strlen(v[i]);
		if (i + 1 < n)
			len += strlen(sep);
	}
	return malloc(len + 1);
}

void *from_the_end(char **v, unsigned n) /* infer alloc = sum(i, 0, n, strlen(v[i])) + 8; peak = sum(i, 0, n, strlen(v[i])) + 8 */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, strlen(v[i]))"=0,1,4,18 : WORDS; from_the_end(v, ${n}); */
	size_t len = 8;
	while (n--)
		len += strlen(v[n]);
	return malloc(len);
}

void *both(unsigned *v, unsigned *w, unsigned n) /* infer alloc = 3*sum(i, 0, n, v[i]) + sum(i, 0, n, w[i]) + (n*n - n) / 2 + 1; peak = 3*sum(i, 0, n, v[i]) + sum(i, 0, n, w[i]) + (n*n - n) / 2 + 1 */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, v[i])"=0,3,13,21 "sum(i, 0, n, w[i])"=0,1,6,15 : NUMBERS; both(v, w, ${n}); */
	size_t t = 1;
	for (unsigned i = 0; i < n; i++)
		t += 3 * (size_t)v[i] + w[i] + i;
	return malloc(t);
}

/* A narrow total wraps around. */
void *narrow(char **v, unsigned n) /* infer alloc = (sum(i, 0, n, strlen(v[i])) + 250) % 256; peak = (sum(i, 0, n, strlen(v[i])) + 250) % 256 */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, strlen(v[i]))"=0,1,4,18 : WORDS; narrow(v, ${n}); */
	uint8_t t = 250;
	for (unsigned i = 0; i < n; i++)
		t += strlen(v[i]);
	return malloc(t);
}

void *in_memory(unsigned *v, size_t *t, unsigned n) /* infer alloc = sum(i, 0, n, v[i]); peak = sum(i, 0, n, v[i]) */
{
	/* measure n=0,1,3,5 "sum(i, 0, n, v[i])"=0,3,13,21 : NUMBERS; size_t t; in_memory(v, &t, ${n}); */
	*t = 0;
	for (unsigned i = 0; i < n; i++)
		*t += v[i];
	return malloc(*t);
}

struct part {
	void *start;
	size_t len;
};

void *gathered(struct part *v, int n) /* infer alloc = n >= 0 ? sum(i, 0, n, v[i].len) : 0; peak = n >= 0 ? sum(i, 0, n, v[i].len) : 0 */
{
	/* measure n=0,1,3 "sum(i, 0, n, v[i].len)"=0,2,9 : struct part v[] = {{"ab", 2}, {"", 0}, {"abcdefg", 7}}; gathered(v, ${n}); */
	size_t t = 0;
	for (int i = 0; i < n; i++)
		t += v[i].len;
	char *r = malloc(t), *p = r;
	for (int i = 0; r && i < n; p += v[i].len, i++)
		memcpy(p, v[i].start, v[i].len);
	return r;
}

struct node {
	struct node *next;
	char *name;
};

void *listed(struct node *l) /* infer alloc = len(l->next*) + sum(strlen(l->next*->name)) + 1; peak = len(l->next*) + sum(strlen(l->next*->name)) + 1 */
{
	/* measure "len(l->next*)"=0,1,3 "sum(strlen(l->next*->name))"=0,2,6 : struct node c = {0, "c"}, b = {&c, "abc"}, a = {&b, "ab"}, one = {0, "on"}; listed(${len(l->next*)} == 0 ? 0 : ${len(l->next*)} == 1 ? &one : &a); */
	size_t t = 1;
	for (; l; l = l->next)
		t += strlen(l->name) + 1;
	return malloc(t);
}

/* No total: what came before decides what is added. */
void *stops(unsigned *v, unsigned n) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,3,5 : NUMBERS; stops(v, ${n}); */
	size_t t = 0;
	for (unsigned i = 0; i < n && t < 12; i++)
		t += v[i];
	return malloc(t);
}

/* Nor here: each is asked for at its own time. */
void *changed(unsigned *v, unsigned n) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,3,5 : NUMBERS; changed(v, ${n}); */
	size_t t = 0;
	for (unsigned i = 0; i < n; i++) {
		t += v[i];
		v[i + 1] = 2;
	}
	return malloc(t);
}

void nested(unsigned **v, int n) /* infer alloc = sum(i, 0, n, *v[i]) + sum(i, 0, n, v[i][1]) if n >= 0; 0 otherwise; free = sum(i, 0, n, *v[i]) + sum(i, 0, n, v[i][1]) if n >= 0; 0 otherwise; peak in 0 .. sum(i, 0, n, *v[i]) + sum(i, 0, n, v[i][1]) if n >= 0; 0 otherwise */
{
	/* measure n=0,2 "sum(i, 0, n, *v[i])"=0,4 "sum(i, 0, n, v[i][1])"=0,42 : unsigned a[] = {1, 2}, b[] = {3, 40}, *v[] = {a, b}; nested(v, ${n}); */
	for (int i = 0; i < n; i++) {
		size_t t = 0;
		for (int j = 0; j < 2; j++)
			t += v[i][j];
		free(malloc(t));
	}
}

/* How many are added differs from one iteration of the outer loop to the next. */
void uneven(const unsigned *cnt, const unsigned *len, int n) /* infer alloc unknown (data-dependent: a size the analysis does not know); free unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,2 : unsigned cnt[] = {1, 2}, len[] = {10, 5}; uneven(cnt, len, ${n}); */
	for (int i = 0; i < n; i++) {
		size_t t = 0;
		for (unsigned j = 0; j < cnt[i]; j++)
			t += len[j];
		free(malloc(t + 1));
	}
}

void rising(const unsigned *len, int n) /* infer alloc unknown (data-dependent: a size the analysis does not know); free unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,3 : unsigned len[] = {10, 5, 7}; rising(len, ${n}); */
	for (int i = 0; i < n; i++) {
		size_t t = 0;
		for (int j = 0; j < i; j++)
			t += len[j];
		free(malloc(t + 1));
	}
}

void whether(const unsigned *cnt, const unsigned *len, int n) /* infer alloc in 0 .. 8*n if n >= 0; 0 otherwise; free in 0 .. 8*n if n >= 0; 0 otherwise; peak in 0 .. n > 0 ? 8 : 0 if n >= 0; 0 otherwise */
{
	/* measure n=0,2 : unsigned cnt[] = {0, 1}, len[] = {10, 5}; whether(cnt, len, ${n}); */
	for (int i = 0; i < n; i++) {
		size_t t = 0;
		for (unsigned j = 0; j < cnt[i]; j++)
			t += len[j];
		if (t)
			free(malloc(8));
	}
}

void each(const unsigned *cnt, const unsigned *len, int n) /* infer alloc unknown (unbounded-loop: a loop that acquires or releases, of unknown length); free unknown (unbounded-loop: a loop that acquires or releases, of unknown length); peak unknown (unbounded-loop: a loop that acquires or releases, of unknown length) */
{
	/* measure n=0,2 : unsigned cnt[] = {1, 2}, len[] = {10, 5}; each(cnt, len, ${n}); */
	for (int i = 0; i < n; i++)
		for (unsigned j = 0; j < cnt[i]; j++)
			free(malloc(len[j]));
}

void by_table(const unsigned *at, const unsigned *len, int n) /* infer alloc in 0 .. 8589934590*n if n >= 0; 0 otherwise; free in 0 .. 8589934590*n if n >= 0; 0 otherwise; peak in 0 .. n > 0 ? 8589934590 : 0 if n >= 0; 0 otherwise */
{
	/* measure n=0,2 : unsigned at[] = {0, 1}, len[] = {10, 5, 7}; by_table(at, len, ${n}); */
	for (int i = 0; i < n; i++) {
		size_t t = 0;
		for (unsigned j = 0; j < 2; j++)
			t += len[at[i] + j];
		free(malloc(t));
	}
}

/* An array beside a list. */
void *beside_list(struct node *l, unsigned *len) /* infer alloc = sum(i, 0, len(l->next*), len[i]); peak = sum(i, 0, len(l->next*), len[i]) */
{
	/* measure "len(l->next*)"=2 "sum(i, 0, len(l->next*), len[i])"=15 : struct node b = {0, "b"}, a = {&b, "a"}; unsigned len[] = {10, 5, 7}; beside_list(&a, len); */
	size_t k = 0;
	int i = 0;
	for (; l; l = l->next)
		k += len[i++];
	return malloc(k);
}
