/* Counterexamples are calls that are defined: no signed overflow on the way to
 * the difference, also not in a function that is called, no use of what NULL
 * points to, and no loop that runs away from its end. What is not evaluated
 * says nothing of the call. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

[alloc 4 - (n == INT_MAX)]
void *last(int n) /* infer alloc = 4; peak = 4 */
{
	/* measure n=0,-5,2147483646 : last(${n}); */
	int next = n + 1;
	return malloc(next > n ? 4 : 8);
}

[alloc n == INT_MIN ? 1 : 24]
void *absolute(int n) /* infer alloc = 24; peak = 24 */
{
	return malloc(n < 0 && -n < 0 ? 8 : 24);
}

[alloc 4 - (n == INT_MAX) - (n == 7)] /* want violated "declared 3, actual 4" */
void *seven(int n) /* infer alloc = 4; peak = 4 */
{
	return malloc(n + 1 > n ? 4 : 8);
}

[alloc 4 - (n == INT_MAX)] /* want violated "declared 3, actual 4 at n=2147483647" */
void *guarded(int n) /* infer alloc = 4; peak = 4 */
{
	/* measure n=2147483647,3 : guarded(${n}); */
	int more = n < INT_MAX && n + 1 > 5;
	int most = n == INT_MAX ? n : n + 1;
	int least = n == INT_MAX || n + 1 < 5;
	return malloc(more || most || least ? 4 : 4);
}

[alloc s ? 4 : 3]
void *first(const char *s) /* infer alloc = 4; peak = 4 */
{
	return malloc(*s ? 4 : 4);
}

[alloc s ? 4 : 3]
void *measured(const char *s) /* infer alloc = 4; peak = 4 */
{
	return malloc(strlen(s) ? 4 : 4);
}

struct node { struct node *next; int n; };

[alloc p ? 4 : 3] /* want violated "declared 3, actual 4 at p=0" */
void *tested(struct node *p) /* infer alloc = 4; peak = 4 */
{
	/* measure p=0,1 : struct node x = { 0 }; tested(${p} ? &x : 0); */
	struct node **q = &p->next;
	return malloc(p && p->n || !p || q ? 4 : 4);
}

[alloc 124 * n, free 124 * n + 1] /* want violated "declared" */
void away(int n) /* infer alloc = 124*n if n >= 0; free = 124*n if n >= 0; peak = n > 0 ? 124 : 0 if n >= 0 */
{
	/* measure n=0,1,5 : away(${n}); */
	while (n--)
		free(malloc(124));
}
