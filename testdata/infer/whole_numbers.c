/* Floating numbers that the library makes whole. */
#include <math.h>
#include <stdlib.h>

/* Bytes for n bits. */
void *bits(unsigned n) /* infer alloc = n > 0 && 8*(n / 8) < n ? n / 8 + 1 : n / 8; peak = n > 0 && 8*(n / 8) < n ? n / 8 + 1 : n / 8 */
{
	/* measure n=0,1,7,8,9,1000 : bits(${n}); */
	return malloc((size_t)ceil(n / 8.0));
}

void *growing(unsigned n) /* infer alloc = n + n / 2 + n / 4; peak = n + n / 2 + n / 4 */
{
	/* measure n=0,1,2,3,1001 : growing(${n}); */
	return malloc((size_t)floor(n * 1.5) + (size_t)trunc(n * 0.25));
}

void *nearest(int n) /* infer alloc = (4*(n / 4) + 2 <= n ? n / 4 + 1 : 4*(n / 4) <= n + 1 ? n / 4 : n / 4 - 1) + 1000 if (4*(n / 4) + 2 <= n ? n / 4 + 1 : 4*(n / 4) <= n + 1 ? n / 4 : n / 4 - 1) >= -1000; peak = (4*(n / 4) + 2 <= n ? n / 4 + 1 : 4*(n / 4) <= n + 1 ? n / 4 : n / 4 - 1) + 1000 if (4*(n / 4) + 2 <= n ? n / 4 + 1 : 4*(n / 4) <= n + 1 ? n / 4 : n / 4 - 1) >= -1000 */
{
	/* measure n=-9,-6,-5,-3,-2,-1,0,1,2,3,5,6,7,9,10 : nearest(${n}); */
	return malloc(1000 + lround(n / 4.0));
}

void *to_even(int n) /* infer alloc = (n <= 4*(n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) + 2 && (n != 4*(n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) + 2 || 2*((n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) / 2) == (n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4)) ? (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) : (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) + 1) + 1000 (not for all inputs); peak = (n <= 4*(n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) + 2 && (n != 4*(n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) + 2 || 2*((n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) / 2) == (n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4)) ? (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) : (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) + 1) + 1000 (not for all inputs) */
{
	/* measure n=-10,-9,-6,-5,-3,-2,-1,0,1,2,3,5,6,7,9,10,14 : to_even(${n}); */
	return malloc(1000 + lrint(n / 4.0));
}

void *rounded(int n) /* infer alloc = (4*(n / 4) + 2 <= n ? n / 4 + 1 : 4*(n / 4) <= n + 1 ? n / 4 : n / 4 - 1) + 10*(n <= 4*(n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) + 2 && (n != 4*(n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) + 2 || 2*((n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) / 2) == (n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4)) ? (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) : (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) + 1) + 1000 (not for all inputs); peak = (4*(n / 4) + 2 <= n ? n / 4 + 1 : 4*(n / 4) <= n + 1 ? n / 4 : n / 4 - 1) + 10*(n <= 4*(n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) + 2 && (n != 4*(n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) + 2 || 2*((n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) / 2) == (n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4)) ? (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) : (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) + 1) + 1000 (not for all inputs) */
{
	/* measure n=-10,-6,-2,-1,0,1,2,6,10 : rounded(${n}); */
	return malloc(1000 + (int)round(n / 4.0) + 10 * (int)rint(n / 4.0));
}

void *below(int n) /* infer alloc = 10*(n > 0 && 4*(n / 4) < n ? (n >> 2) + 1 : n / 4) + (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) + 1000 if 10*(n > 0 && 4*(n / 4) < n ? n / 4 + 1 : n / 4) + (n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) >= -1000; peak = 10*(n > 0 && 4*(n / 4) < n ? (n >> 2) + 1 : n / 4) + (n <= -1 && n < 4*(n / 4) ? -(-n >> 2) - 1 : n / 4) + 1000 if 10*(n > 0 && 4*(n / 4) < n ? n / 4 + 1 : n / 4) + (n <= -1 && n < 4*(n / 4) ? n / 4 - 1 : n / 4) >= -1000 */
{
	/* measure n=-10,-6,-4,-2,-1,0,1,2,4,6,10 : below(${n}); */
	return malloc(1000 + (int)floor(n / 4.0) + 10 * (int)ceil(n / 4.0));
}

void *constants(int k) /* infer alloc = 2304; peak = 2304 */
{
	/* measure k=0 : constants(${k}); */
	return malloc((size_t)ceil(10 / 3.0) + 100 * (size_t)floorf(3.75f) + 1000 * lrint(2.5));
}
