/* A size from a signed counter that starts at an unsigned number: where it is divided,
 * half the modulus is carried along, and what is left of it is far from the size. */
#include <stdlib.h>

void *rounded(size_t m, short stop) /* infer alloc = max(stop - m + (1 << 64)*((m + (1 << 63)) / (1 << 64)), 0) > 0 && m <= stop + (1 << 64)*((m + (1 << 63)) / (1 << 64)) ? 4*stop + (1 << 66)*((m + (1 << 63)) / (1 << 64)) + 8*((stop + 6) >> 3) - 4 : m; peak = max(stop - m + (1 << 64)*((m + (1 << 63)) / (1 << 64)), 0) > 0 && m <= stop + (1 << 64)*((m + (1 << 63)) / (1 << 64)) ? 4*stop + (1 << 66)*((m + (1 << 63)) / (1 << 64)) + 8*((stop + 6) >> 3) - 4 : m */
{
	/* measure m=9,9,30 stop=18,12,18 : rounded(${m}, ${stop}); */
	for (long i = m; i < stop; i++)
		m = ((i + 7) & ~7) + (i << 2);
	return malloc(m);
}
