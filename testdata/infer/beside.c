/* Members beside an array that a loop, or a store somewhere, fills. */
#include <stdlib.h>

struct state {
	int *before, used;
	unsigned char seen[256];
	int *behind, size;
	short last[4];
};

static void reset(struct state *s)
{
	s->used = 0;
	for (int i = 0; i < 256; i++)
		s->seen[i] = 0;
	s->last[0] = 1;
}

static int state_init(struct state **out, int n)
{
	struct state *s = malloc(sizeof *s);
	if (!s)
		return -1;
	s->before = malloc(n);
	s->behind = malloc(2 * n);
	if (!s->before || !s->behind) {
		free(s->before);
		free(s->behind);
		free(s);
		return -1;
	}
	s->size = n;
	reset(s);
	*out = s;
	return 0;
}

static void state_end(struct state *s)
{
	if (s->before)
		free(s->before);
	if (s->behind)
		free(s->behind);
	free(s);
}

void whole_life(int n) /* infer alloc = 3*n + 296 if n >= 0; free = 3*n + 296 if n >= 0; peak = 3*n + 296 if n >= 0 */
{
	/* measure n=0,1,10,1000 : whole_life(${n}); */
	struct state *s;
	if (state_init(&s, n) == 0)
		state_end(s);
}

/* From the end down. */
void *downwards(int n) /* infer alloc = 3*n if n >= 0; peak = 3*n if n >= 0 */
{
	/* measure n=0,1,10,1000 : downwards(${n}); */
	struct state s;
	s.used = n;
	s.size = 2 * n;
	for (int i = 255; i >= 0; i--)
		s.seen[i] = 1;
	return malloc(s.used + s.size);
}

/* Where the index is known only to lie in the array. */
void *masked(unsigned n, unsigned h) /* infer alloc = n + 299 if n <= 4294967292; free = 296 if n <= 4294967292; peak = max(n + 3, 296) if n <= 4294967292 */
{
	/* measure n=0,5,1000 h=0,255,256 : masked(${n}, ${h}); */
	struct state *s = malloc(sizeof *s);
	if (!s)
		return NULL;
	s->used = n;
	s->behind = NULL;
	s->size = 3;
	s->seen[h % 256] = 1;
	n = s->used + s->size + (s->behind != NULL);
	free(s);
	return malloc(n);
}

/* The index may be beyond: what lies there is not known. */
void *anywhere(unsigned n) /* infer alloc in 40 .. 4294967335; free = 40; peak in 40 .. 4294967295 */
{
	/* measure n=0,3,4,9 : anywhere(${n}); */
	unsigned *v = malloc(10 * sizeof *v), k;
	if (!v)
		return NULL;
	v[4] = 11;
	for (unsigned i = 0; i <= n && i < 10; i++)
		v[i] = 2;
	k = v[4];
	free(v);
	return malloc(k);
}

/* A loop that fills up to the member, which is then read. */
void *upto(unsigned n) /* infer alloc = 51 if n <= 4; 0 otherwise; free = 40 if n <= 4; 0 otherwise; peak = 40 if n <= 4; 0 otherwise */
{
	/* measure n=0,3,4 : upto(${n}); */
	unsigned *v, k;
	if (n > 4 || !(v = malloc(10 * sizeof *v)))
		return NULL;
	v[4] = 11;
	for (unsigned i = 0; i < n; i++)
		v[i] = 2;
	k = v[4];
	free(v);
	return malloc(k);
}
