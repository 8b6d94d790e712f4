/* Clauses of functions defined elsewhere are believed. */
#include <stddef.h>

[alloc 3 * n, free 0] void *elsewhere(size_t n);
[free resource_of(p)] void give_back(void *p);
[alloc <= 4096 + n, peak <= 8192] int somewhere(int n);

void *believing(size_t n) /* infer alloc = 3*n + 3; peak = 3*n + 3 */
{
	return elsewhere(n + 1);
}

void round_trip(size_t n) /* infer alloc = 3*n; free = 3*n; peak = 3*n */
{
	give_back(elsewhere(n));
}

int bounded(int n) /* infer alloc in 0 .. 2*n + 8192 if n >= -4096; peak in 0 .. n + 12288 if n >= -4096 */
{
	return somewhere(n) + somewhere(n);
}
