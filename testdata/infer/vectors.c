/* The machine's vectors: what they hold is not followed, what is acquired beside
 * them is. */
#include <emmintrin.h>
#include <stdlib.h>

static void scale(int n, float a, const float *x, float *y)
{
	int i, whole = n & ~3;
	__m128 va = _mm_set1_ps(a);
	for (i = 0; i < whole; i += 4)
		_mm_storeu_ps(&y[i], _mm_add_ps(_mm_mul_ps(va, _mm_loadu_ps(&x[i])), _mm_loadu_ps(&y[i])));
	for (; i < n; i++)
		y[i] += a * x[i];
}

float *scaled(int n, float a, const float *x) /* infer alloc = 4*n if n >= 0; peak = 4*n if n >= 0 */
{
	/* measure n=0,3,4,9 x=1,1,1,1 : float t[9] = { 1 }; scaled(${n}, 2, t); */
	float *y = calloc(n, sizeof *y);
	if (y)
		scale(n, a, x, y);
	return y;
}

typedef int four __attribute__((vector_size(16)));

void *lanes(four *a, int n) /* infer alloc = n if n >= 0; peak = n if n >= 0 */
{
	/* measure n=1,9 a=1,1 : four v = { 1, 2, 3, 4 }; lanes(&v, ${n}); */
	four b = -*a + 1, c = { 7, 7, 7, 7 };
	b[2] = n;
	*a = b * c;
	a[0] += b > c;
	return malloc(n);
}

struct found { const unsigned char *at; size_t room; char *copy; };

void *searched(const unsigned char *p, size_t n) /* infer alloc in n + 10 .. n + 20; free in 10 .. 20; peak in max(n, 10) .. max(n, 20) */
{
	/* measure n=1,9 p=1,1 : unsigned char t[16] = "abcdefghijklmno"; searched(t, ${n}); */
	struct found f = { p, n, NULL };
	__m128i v = _mm_loadu_si128((const __m128i *)p);
	int bits = _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('k')));
	f.copy = malloc(bits ? 20 : 10);
	free(f.copy);
	return malloc(f.room);
}

/* A store of lanes may change what lies there. */
void *written(int n) /* infer alloc in 0 .. n + 2147483647; peak in 0 .. n + 2147483647 */
{
	/* measure n=1,9 : written(${n}); */
	int t[8] = { n, n, n, n, n, n, n, n };
	_mm_storeu_si128((__m128i *)(t + 2), _mm_set1_epi32(50));
	return malloc(t[0] + t[3]);
}

/* The writes of what is passed over are found in calls inside of calls. */
static int mask(const unsigned char *p, int *where)
{
	__m128i v = _mm_loadu_si128((const __m128i *)p);
	*where = _mm_movemask_epi8(_mm_cmplt_epi8(v, _mm_set1_epi8(*p)));
	return *where & ((1 << (*p & 7)) - 1);
}

static int place(const unsigned char *p, int *where)
{
	for (int i = 0; i < 16; i++)
		for (int j = 0; j < i; j++)
			if (mask(p, where) == p[j])
				return __builtin_ctz(mask(p, where) | 1);
	return 0;
}

void *passed(const unsigned char *p, unsigned char n) /* infer alloc = n; peak = n */
{
	/* measure n=1,9 p=1,1 : unsigned char t[16] = "abcdefghijklmno"; passed(t, ${n}); */
	struct { unsigned char t[16]; int n; } x = { { 0 }, n };
	int where = 5;
	if (place(p, &where) > 3)
		x.t[3]++;
	free(malloc(where & 0));
	return malloc(x.n);
}
