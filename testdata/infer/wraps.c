/* Sizes that wrap, narrow, change sign or are zero, and what is then asked for. */
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *narrowed(size_t n) /* infer alloc = n % 256; peak = n % 256 */
{
	/* measure n=0,255,256,257,1000 : narrowed(${n}); */
	unsigned char k = n;
	return malloc(k);
}

void *signed_char(int n) /* infer alloc = ((n + 128) & 255) >= 128 ? ((n + 128) & 255) - 128 : 128 - ((n + 128) & 255); peak = ((n + 128) & 255) >= 128 ? ((n + 128) & 255) - 128 : 128 - ((n + 128) & 255) */
{
	/* measure n=0,127,128,255,256,-1,-128 : signed_char(${n}); */
	signed char k = n;
	return malloc(k < 0 ? -k : k);
}

void *shorted(unsigned n) /* infer alloc = (n + 32768) % 65536 >= 32768 ? n % 65536 : 7; peak = (n + 32768) % 65536 >= 32768 ? n % 65536 : 7 */
{
	/* measure n=0,65535,65536,65540,32768,200000 : shorted(${n}); */
	short s = (short)n;
	unsigned short u = n;
	return malloc(s < 0 ? 7u : u);
}

void *sum8(unsigned char a, unsigned char b) /* infer alloc = a + b + 10*((a + b) % 256); peak = a + b + 10*((a + b) % 256) */
{
	/* measure a=0,200,255 b=5,100,255 : sum8(${a}, ${b}); */
	unsigned char c = a + b;
	return malloc(a + b + 10 * c);
}

void *diff(unsigned a, unsigned b) /* infer alloc = (a - b) & 65535; peak = (a - b) & 65535 */
{
	/* measure a=5,10,3,1 b=5,3,10,70000 : diff(${a}, ${b}); */
	return malloc((unsigned short)(a - b));
}

void *guarded_mul(size_t n, size_t size) /* infer alloc = n*size % 65536 if size == 0 || n <= 18446744073709551615 / size; 0 otherwise; peak = n*size % 65536 if size == 0 || n <= 18446744073709551615 / size; 0 otherwise */
{
	/* measure n=0,3,18446744073709551615,4294967296 size=8,8,2,4294967296 : guarded_mul(${n}u, ${size}u); */
	if (size != 0 && n > SIZE_MAX / size)
		return NULL;
	return malloc(n * size & 0xffff);
}

void *guarded_add(size_t a, size_t b) /* infer alloc = 3 if (a + b) % (1 << 64) < a; (a + b) % 1000 otherwise; peak = 3 if (a + b) % (1 << 64) < a; (a + b) % 1000 otherwise */
{
	/* measure a=0,3,18446744073709551615,9223372036854775807 b=8,8,2,1 : guarded_add(${a}u, ${b}u); */
	if (a + b < a)
		return malloc(3);
	return malloc((a + b) % 1000);
}

void *int_to_size(int n) /* infer alloc = n >= 0 ? n : -n; peak = n >= 0 ? n : -n */
{
	/* measure n=0,5,100 : int_to_size(${n}); */
	if (n < 0)
		n = -n;
	return malloc(n);
}

void *compare_mixed(int n, unsigned m) /* infer alloc = 1 if (n & 4294967295) < m; 2 otherwise; peak = 1 if (n & 4294967295) < m; 2 otherwise */
{
	/* measure n=-1,0,5,5 m=3,3,3,9 : compare_mixed(${n}, ${m}); */
	if (n < m)
		return malloc(1);
	return malloc(2);
}

void *compare_sizes(int n) /* infer alloc = 2 if n >= 0 && n <= 4; 1 otherwise; peak = 2 if n >= 0 && n <= 4; 1 otherwise */
{
	/* measure n=-1,0,4,5 : compare_sizes(${n}); */
	if (n > sizeof(int))
		return malloc(1);
	return malloc(2);
}

void *shift(unsigned k) /* infer alloc = k >= 20 ? 0 : 1 << k; peak = k >= 20 ? 0 : 1 << k */
{
	/* measure k=0,1,4,10,16 : shift(${k}); */
	return malloc(k < 20 ? 1u << k : 0);
}

void *shift_right(int n) /* infer alloc = (n >> 3) + 40 if n >> 3 >= -40; peak = (n >> 3) + 40 if n >> 3 >= -40 */
{
	/* measure n=-1,-8,-9,0,7,8,100 : shift_right(${n}); */
	int k = n >> 3;
	return malloc(k + 40);
}

void *divides(int n, int d) /* infer alloc = n - d*(n / d) + n / d + 100 if d*(n / d) <= n + n / d + 100; peak = n - d*(n / d) + n / d + 100 if d*(n / d) <= n + n / d + 100 */
{
	/* measure n=-7,7,7,-7,100 d=2,-2,2,-2,7 : divides(${n}, ${d}); */
	return malloc(n / d + 100 + n % d);
}

void *complement(unsigned n) /* infer alloc = 4294967295 - n; peak = 4294967295 - n */
{
	/* measure n=4294967295,4294967290,4294967200 : complement(${n}u); */
	return malloc(~n);
}

void *low_bits(int n) /* infer alloc = n + 2000 if n >= -2000; peak = n + 2000 if n >= -2000 */
{
	/* measure n=-1,-16,-17,0,15,16,1000 : low_bits(${n}); */
	return malloc((n & -16) + 2000 + (n & 15));
}

void *from_bool(size_t n) /* infer alloc = (n > 0 ? 1 : 0) + 2*(n == 0 ? 1 : 0); peak = (n > 0 ? 1 : 0) + 2*(n == 0 ? 1 : 0) */
{
	/* measure n=0,1,256,1000 : from_bool(${n}); */
	_Bool b = n;
	return malloc(b + 2 * !n);
}

void *from_enum(int n) /* infer alloc = 2 if n >= 3; 1 otherwise; peak = 2 if n >= 3; 1 otherwise */
{
	/* measure n=0,1,2,3,9 : from_enum(${n}); */
	enum { SMALL = 8, LARGE = 64 } e = n > 2 ? LARGE : SMALL;
	switch (e) {
	case SMALL: return malloc(1);
	case LARGE: return malloc(2);
	}
	return malloc(3);
}

/* realloc to zero gives the block back. */
void *to_zero(size_t n) /* infer alloc = n; free = n; peak = n */
{
	/* measure n=1,50 : to_zero(${n}); */
	char *p = malloc(n);
	if (!p)
		return NULL;
	char *q = realloc(p, 0);
	return q;
}

void *from_null(size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=1,50 : from_null(${n}); */
	return realloc(NULL, n);
}

void *shrunk(size_t n, size_t m) /* infer alloc = n if m == 0 && n <= 9223372036854775807; m + n otherwise; free = n; peak = n if m == 0 && n <= 9223372036854775807; max(m, n) otherwise */
{
	/* measure n=1,50,50 m=7,3,50 : shrunk(${n}, ${m}); */
	char *p = malloc(n);
	if (!p)
		return NULL;
	char *q = realloc(p, m);
	return q ? q : p;
}

void *count_down(unsigned n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, ($2 + ((n - $1 - 1) & 4294967295)) % (1 << 64); while $1 < n; $2) + 1; peak = iterate($1 = 0, $1 + 1; $2 = 0, ($2 + ((n - $1 - 1) & 4294967295)) % (1 << 64); while $1 < n; $2) + 1 */
{
	/* measure n=0,1,7 : count_down(${n}); */
	size_t sum = 0;
	while (n-- > 0)
		sum += n;
	return malloc(sum + (n == UINT_MAX));
}

void *count_down_short(unsigned short n) /* infer alloc = n - 256*(n / 256); peak = n - 256*(n / 256) */
{
	/* measure n=0,1,7,300 : count_down_short(${n}); */
	unsigned k = 0;
	for (unsigned char i = n; i != 0; i--)
		k++;
	return malloc(k);
}

void *wrapping_counter(unsigned n) /* infer alloc = 2*iterate($1 = 0, $1 + 1; while n % 256 != ($1 + 250) % 256; $1); peak = 2*iterate($1 = 0, $1 + 1; while n % 256 != ($1 + 250) % 256; $1) */
{
	/* measure n=0,1,7,249,250,252,255 : wrapping_counter(${n}); */
	size_t k = 0;
	for (unsigned char i = 250; i != (unsigned char)n; i++)
		k += 2;
	return malloc(k);
}

void *hashed(const char *s) /* infer alloc in 0 .. 255; peak in 0 .. 255 */
{
	/* measure strlen(s)=2 s=1 : hashed("ab"); */
	unsigned h = 5381;
	for (; *s; s++)
		h = h * 33 + (unsigned char)*s;
	return malloc(h & 255);
}

void *difference(const char *a, const char *b) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure a=1 b=1 : char t[50]; difference(t, t + 20); */
	return malloc(b - a);
}

void *clamped(long n) /* infer alloc = 3*(n >= 0 ? min(n, 1000) : 0); peak = 3*(n >= 0 ? min(n, 1000) : 0) */
{
	/* measure n=-5,0,5,100,5000 : clamped(${n}); */
	long k = n < 0 ? 0 : n > 1000 ? 1000 : n;
	return calloc(k, 3);
}

void *aligned(size_t n) /* infer alloc = n - (n + 15) % 16 + 15; peak = n - (n + 15) % 16 + 15 */
{
	/* measure n=0,1,15,16,17,1000 : aligned(${n}); */
	return malloc((n + 15) & ~(size_t)15);
}

void *negated(unsigned n) /* infer alloc = n + (-n & 4095) if n + (-n & 4095) <= 4294967295; peak = n + (-n & 4095) if n + (-n & 4095) <= 4294967295 */
{
	/* measure n=1,5,4096 : negated(${n}); */
	return malloc(n + (-n & 4095u));
}

void *power(unsigned v) /* infer alloc = ((v - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((v - 1) & 4294967295) + 1); peak = ((v - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((v - 1) & 4294967295) + 1) */
{
	/* measure v=1,2,3,5,1000 : power(${v}); */
	v--;
	v |= v >> 1;
	v |= v >> 2;
	v |= v >> 4;
	v |= v >> 8;
	v |= v >> 16;
	v++;
	return malloc(v);
}

void *by_product(short a, short b) /* infer alloc = a*b if a*b >= 0; peak = a*b if a*b >= 0 */
{
	/* measure a=3,-3,300 b=5,-5,200 : by_product(${a}, ${b}); */
	int k = a * b;
	return malloc(k);
}
