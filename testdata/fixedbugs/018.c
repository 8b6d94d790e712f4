/* Counterexamples are calls that are defined: no signed overflow on the way to
 * the difference, also not in a function that is called, and no loop that runs
 * away from its end. */
#include <stdlib.h>

[alloc 4 - (n == 2147483647)] /* want unknown "undefined" */
void *last(int n) /* infer alloc = 4; peak = 4 */
{
	int next = n + 1;
	return malloc(next > n ? 4 : 8);
}

[alloc n == -2147483647 - 1 ? 1 : 24] /* want unknown "undefined" */
void *absolute(int n) /* infer alloc = 24; peak = 24 */
{
	return malloc(n < 0 && -n < 0 ? 8 : 24);
}

[alloc 4 - (n == 2147483647) - (n == 7)] /* want violated "declared 3, actual 4" */
void *seven(int n) /* infer alloc = 4; peak = 4 */
{
	return malloc(n + 1 > n ? 4 : 8);
}

[alloc 124 * n, free 124 * n + 1] /* want violated "declared" */
void away(int n) /* infer alloc = 124*n; free = 124*n; peak = n > 0 ? 124 : 0 */
{
	/* measure n=0,1,5 : away(${n}); */
	while (n--)
		free(malloc(124));
}
