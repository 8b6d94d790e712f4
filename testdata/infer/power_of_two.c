/* Sizes rounded up to a power of two by copying the highest bit downwards. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

static uint32_t up32(uint32_t n)
{
	n--;
	n |= n >> 1;
	n |= n >> 2;
	n |= n >> 4;
	n |= n >> 8;
	n |= n >> 16;
	return n + 1;
}

static uint64_t up64(uint64_t n)
{
	--n;
	n |= n >> 1, n |= n >> 2, n |= n >> 4, n |= n >> 8, n |= n >> 16, n |= n >> 32;
	return ++n;
}

void narrow(uint32_t n) /* infer alloc = ((n - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((n - 1) & 4294967295) + 1); free = ((n - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((n - 1) & 4294967295) + 1); peak = ((n - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((n - 1) & 4294967295) + 1) */
{
	/* measure n=0,1,2,3,4,5,64,65,1000 : narrow(${n}); */
	free(malloc(up32(n)));
}

void at_least(uint32_t n) /* infer alloc = 4*(1 << log2_ceil(((n - 1) & 4294967295) + 1) >= 4 && ((n - 1) & 4294967295) <= 2147483647 ? 1 << log2_ceil(((n - 1) & 4294967295) + 1) : 4) + (1 << log2_ceil(((n - 1) & 4294967295) + 1) >= 16 && ((n - 1) & 4294967295) <= 2147483647 ? (1 << log2_ceil(((n - 1) & 4294967295) + 1)) / 16 : 1); free = 4*(1 << log2_ceil(((n - 1) & 4294967295) + 1) >= 4 && ((n - 1) & 4294967295) <= 2147483647 ? 1 << log2_ceil(((n - 1) & 4294967295) + 1) : 4) + (1 << log2_ceil(((n - 1) & 4294967295) + 1) >= 16 && ((n - 1) & 4294967295) <= 2147483647 ? (1 << log2_ceil(((n - 1) & 4294967295) + 1)) / 16 : 1); peak = 4*(1 << log2_ceil(((n - 1) & 4294967295) + 1) >= 4 && ((n - 1) & 4294967295) <= 2147483647 ? 1 << log2_ceil(((n - 1) & 4294967295) + 1) : 4) */
{
	/* measure n=0,1,2,3,4,5,64,65,1000 : at_least(${n}); */
	uint32_t cap = up32(n);
	if (cap < 4)
		cap = 4;
	free(malloc(cap < 16 ? 1 : cap / 16));
	free(malloc(cap * sizeof(int)));
}

void wide(size_t n) /* infer alloc = ((n - 1) & 18446744073709551615) >= 1 << 63 ? 0 : 1 << log2_ceil(((n - 1) & 18446744073709551615) + 1) if n <= (((n - 1) & 18446744073709551615) >= 1 << 63 ? 0 : 1 << log2_ceil(((n - 1) & 18446744073709551615) + 1)) && (1 << log2_ceil(((n - 1) & 18446744073709551615) + 1) <= 9223372036854775807 || ((n - 1) & 18446744073709551615) >= 1 << 63); 0 otherwise; free = ((n - 1) & 18446744073709551615) >= 1 << 63 ? 0 : 1 << log2_ceil(((n - 1) & 18446744073709551615) + 1) if n <= (((n - 1) & 18446744073709551615) >= 1 << 63 ? 0 : 1 << log2_ceil(((n - 1) & 18446744073709551615) + 1)) && (1 << log2_ceil(((n - 1) & 18446744073709551615) + 1) <= 9223372036854775807 || ((n - 1) & 18446744073709551615) >= 1 << 63); 0 otherwise; peak = ((n - 1) & 18446744073709551615) >= 1 << 63 ? 0 : 1 << log2_ceil(((n - 1) & 18446744073709551615) + 1) if n <= (((n - 1) & 18446744073709551615) >= 1 << 63 ? 0 : 1 << log2_ceil(((n - 1) & 18446744073709551615) + 1)) && (1 << log2_ceil(((n - 1) & 18446744073709551615) + 1) <= 9223372036854775807 || ((n - 1) & 18446744073709551615) >= 1 << 63); 0 otherwise */
{
	/* measure n=0,1,2,3,17,4096,4097 : wide(${n}); */
	if (up64(n) < n)
		return;
	free(malloc(up64(n)));
}

/* The shift of a signed number keeps its sign. */
void signed_too(int n) /* infer alloc = (n >= 0 ? (1 << log2_ceil(n + 1)) - 1 : -1) + 2; free = (n >= 0 ? (1 << log2_ceil(n + 1)) - 1 : -1) + 2; peak = (n >= 0 ? (1 << log2_ceil(n + 1)) - 1 : -1) + 2 */
{
	/* measure n=-2147483647,-5,-1,0,1,2,3,5,300 : signed_too(${n}); */
	n |= n >> 1;
	n |= n >> 2;
	n |= n >> 4;
	n |= n >> 8;
	n |= n >> 16;
	free(malloc(n + 2));
}

/* All the bits below, not one more. */
void below(uint16_t n) /* infer alloc = (1 << log2_ceil(n + 1)) - ((1 << log2_ceil(n + 1)) + 1) / 2; free = (1 << log2_ceil(n + 1)) - ((1 << log2_ceil(n + 1)) + 1) / 2; peak = (1 << log2_ceil(n + 1)) - ((1 << log2_ceil(n + 1)) + 1) / 2 */
{
	/* measure n=0,1,2,5,128,255,256,65535 : below(${n}); */
	unsigned m = n;
	m |= m >> 1;
	m |= m >> 2;
	m |= m >> 4;
	m |= m >> 8;
	free(malloc(m - (m >> 1)));
}

/* A shift is missing: something else. */
void holes(uint8_t n) /* infer alloc = (n | n / 2) / 16 | (n | n / 2); free = (n | n / 2) / 16 | (n | n / 2); peak = (n | n / 2) / 16 | (n | n / 2) */
{
	/* measure n=0,1,2,5,128,129,200,255 : holes(${n}); */
	unsigned m = n;
	m |= m >> 1;
	m |= m >> 4;
	free(malloc(m));
}

/* The caller's capacity. */
struct table { unsigned cap; int *slots; };

int reserve(struct table *t, unsigned n) /* infer alloc = (1 << (log2_ceil(((n - 1) & 4294967295) + 1) + 2)) if (t->slots > 0 && ((n - 1) & 4294967295) <= 2147483647 && t->cap < (((n - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((n - 1) & 4294967295) + 1))) || (t->slots == 0 && t->cap < (((n - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((n - 1) & 4294967295) + 1))); 0 otherwise; free = resource_of(t->slots) if t->slots > 0 && t->cap < (((n - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((n - 1) & 4294967295) + 1)); 0 otherwise; peak = max((1 << (log2_ceil(((n - 1) & 4294967295) + 1) + 2)) - resource_of(t->slots), 0) if t->slots > 0 && ((n - 1) & 4294967295) <= 2147483647 && t->cap < (((n - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((n - 1) & 4294967295) + 1)); (1 << (log2_ceil(((n - 1) & 4294967295) + 1) + 2)) if t->slots == 0 && t->cap < (((n - 1) & 4294967295) >= 2147483648 ? 0 : 1 << log2_ceil(((n - 1) & 4294967295) + 1)); 0 otherwise */
{
	/* measure n=1,3,17 resource_of(t->slots)=0,0,0 t->slots=0,0,0 t->cap=0,0,0 : struct table t = {0, NULL}; reserve(&t, ${n}); */
	/* measure n=1,9,17 resource_of(t->slots)=32,32,32 t->slots=1,1,1 t->cap=8,8,8 : struct table t = {8, malloc(32)}; reserve(&t, ${n}); */
	n = up32(n);
	if (n <= t->cap)
		return 0;
	int *p = realloc(t->slots, n * sizeof *p);
	if (p == NULL)
		return -1;
	t->slots = p;
	t->cap = n;
	return 0;
}
