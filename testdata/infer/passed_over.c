/* What code that is not executed leaves alone: objects whose addresses it does
   not have, and the rest of those that it writes through a pointer. */
#include <stdlib.h>
#include <string.h>

struct st {
	int n;
	int *a;
	double *w;
};

static int *kept;
static struct { int *p; } boxed;

static void scale(int *p, int n)
{
	for (int i = 0; i < n; i++)
		for (int j = 0; j < n; j++)
			p[j] += i * j;
}

static void weights(double *w, int n)
{
	for (int i = 0; i < n; i++)
		for (int j = 0; j <= i; j++)
			w[i] += 1.0 / (j + 1);
}

static void keep(int *p) { kept = p; }

static void touch(void)
{
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 4; j++)
			if (kept)
				kept[0] += j;
}

static void touch_boxed(void)
{
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < 4; j++)
			boxed.p[0] += j;
}

static void finish(struct st *s)
{
	free(s->a);
	free(s->w);
	free(s);
}

/* The loops write to somebody else's memory. */
void apart(int n) /* infer alloc = 12*n + 24 if n >= 0; free = 12*n + 24 if n >= 0; peak = 12*n + 24 if n >= 0 */
{
	/* measure n=1,2,5,40 : apart(${n}); */
	int other[64] = {0};
	struct st *s = calloc(1, sizeof *s);
	s->n = n;
	scale(other, 3);
	s->a = malloc(s->n * sizeof(int));
	scale(s->a, s->n);
	s->w = malloc(s->n * sizeof(double));
	finish(s);
}

/* Numbers of another type, in a block of their own. */
void tables(int n) /* infer alloc = 12*n + 24 if n >= 0; free = 12*n + 24 if n >= 0; peak = 12*n + 24 if n >= 0 */
{
	/* measure n=1,2,5,40 : tables(${n}); */
	struct st *s = calloc(1, sizeof *s);
	s->n = n;
	s->w = calloc(s->n, sizeof(double));
	weights(s->w, s->n);
	s->a = malloc(s->n * sizeof(int));
	finish(s);
}

/* A pointer that moves on, and another one to the same array. */
void moves(int n) /* infer alloc = n + 7 if n >= -7; free = n + 7 if n >= -7; peak = n + 7 if n >= -7 */
{
	/* measure n=1,2,5,40 : moves(${n}); */
	int here[64] = {0}, there[2] = {7, 7};
	int *p = here, *q = n > 3 ? here : here + 1;
	for (int i = 0; i < 8; i++, p++)
		for (int j = 0; j < 3; j++)
			*p += j, q[j] = i;
	free(malloc(there[1] + n));
}

/* Here the passed-over code does change it. */
void through_a_global(int n) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure n=1,2 : through_a_global(${n}); */
	int x[4] = {4};
	keep(x);
	touch();
	free(malloc(x[0]));
	kept = NULL;
}

void through_a_parameter(int n) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure n=1,2 : through_a_parameter(${n}); */
	int x[4] = {1, 4};
	scale(x, 3);
	free(malloc(x[1]));
}

void kept_in_a_loop(int n) /* infer alloc in max(n >= 0 ? -2147483648 : 4, 0) .. n >= 0 ? 2147483647 : 4; free in max(n >= 0 ? -2147483648 : 4, 0) .. n >= 0 ? 2147483647 : 4; peak in max(n >= 0 ? -2147483648 : 4, 0) .. n >= 0 ? 2147483647 : 4 */
{
	/* measure n=0,1,3,6,9 : kept_in_a_loop(${n}); */
	int x[4] = {4};
	for (int i = 0; i < n; i++) {
		if (i == 2)
			keep(x);
		touch();
	}
	free(malloc(x[0]));
	kept = NULL;
}

void copied_out(int n) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure n=1,2 : copied_out(${n}); */
	int x[4] = {4};
	struct { int *p; } b = {x};
	memcpy(&boxed, &b, sizeof boxed);
	touch_boxed();
	free(malloc(x[0]));
}

/* All functions that a pointer can hold are known where the text shows each of them:
 * what is called through it is passed over like they are. */
typedef int (*measure)(const char *p, int n);
static int first(const char *p, int n) { return p[n] + 1; }
static int second(const char *p, int n) { return p[n] + 2; }

static measure chosen(int k)
{
	if (k == 0)
		return NULL;
	return k == 3 ? first : second;
}

static int searched(const char *p, int n, int k)
{
	const measure f = k > 2 ? chosen(k) : NULL;
	int r = 0;
	for (int i = 0; i < n; i++)
		for (int j = 0; j < i; j++) {
			r += f ? f(p, j) : 0;
			while (r > 9)
				r -= p[j] & 7 ? 3 : 9;
		}
	return r;
}

static int each(const char *p, int n, measure f)
{
	int r = 0;
	for (int i = 0; i < n; i++)
		for (int j = 0; j < i; j++)
			r ^= f(p, i) * f(p, j);
	return r;
}

void *around(int n, int k) /* infer alloc = n + 1 if n >= -1; peak = n + 1 if n >= -1 */
{
	/* measure n=0,8,8,8,8 k=0,0,1,3,4 : around(${n}, ${k}); */
	char *p = calloc(n + 1, 1);
	if (!p)
		return NULL;
	if (searched(p, n, k) + each(p, n, first) == 12345678)
		p[0] = 1;
	return p;
}

/* Not where one that acquires is among them, or the function is another unit's, too. */
static int third(const char *p, int n) { free(malloc(n)); return p[n]; }
static int through(const char *p, int n, measure f) { return f(p, n) + f(p, n); }

int either(const char *p, int n, int k) /* infer alloc = 2*n if k == 0 && n >= 0; 0 if k != 0; free = 2*n if k == 0 && n >= 0; 0 if k != 0; peak = n if k == 0 && n >= 0; 0 if k != 0 */
{
	/* measure n=1,5 p=1,1 k=0,1 : char t[8] = "abcdefg"; either(t, ${n}, ${k}); */
	return through(p, n, k ? first : third);
}

int given(const char *p, int n, measure f) /* infer alloc unknown (callback: f); free unknown (callback: f); peak unknown (callback: f) */
{
	return f(p, n) + each(p, n, second);
}
