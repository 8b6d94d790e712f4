/* What a function requires may be what makes the functions that it calls do as
 * their clauses say; clauses that are not understood are unknown. */
#include <stdlib.h>

[alloc 8 * n, requires n <= 1000] void *few(unsigned n);
[alloc 8, requires p != NULL] int *of(int *p);

[alloc 8 * n, requires n <= 50]
void *fewer(unsigned n) /* infer alloc unknown (requires: requires of few is not proved here); free unknown (requires: requires of few is not proved here); peak unknown (requires: requires of few is not proved here) */
{
	return few(n);
}

[alloc 8 * n - 1, requires n <= 50 && n > 0] /* want violated "declared 7, actual 8" */
void *too_few(unsigned n) /* infer alloc unknown (requires: requires of few is not proved here); free unknown (requires: requires of few is not proved here); peak unknown (requires: requires of few is not proved here) */
{
	return few(n);
}

[alloc 8 * n, requires n <= 5000] /* want unknown "requires" */
void *more(unsigned n) /* infer alloc unknown (requires: requires of few is not proved here); free unknown (requires: requires of few is not proved here); peak unknown (requires: requires of few is not proved here) */
{
	return few(n);
}

[alloc 8, requires p != NULL]
int *passed(int *p) /* infer alloc unknown (requires: requires of of is not proved here); free unknown (requires: requires of of is not proved here); peak unknown (requires: requires of of is not proved here) */
{
	return of(p);
}

struct hidden;
[alloc sizeof(struct hidden)] /* want unknown "sizeof\\(struct hidden\\) is not known here" */
void *open_size(int n) /* infer alloc = n & 255; peak = n & 255 */
{
	return malloc((unsigned char)n);
}
