/* Objects that something else may write at any time: each reading is another value. */
#include <stdlib.h>

struct dev { volatile int ready; int n; volatile unsigned len; };

volatile int flag;
static volatile int own = 5;


void twice(void) /* infer alloc in 0 .. 3; free in 0 .. 3; peak in 0 .. 3 */
{
	/* measure once=1 : flag = 3; twice(); */
	if (flag != flag)
		free(malloc(3));
}
void read_once(void) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure once=1 : flag = 3; read_once(); */
	free(malloc(flag));
}
void never_written(void) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure once=1 : never_written(); */
	/* measure once=1 : *(int *)&own = 9; never_written(); */
	free(malloc(own));
}
void of_device(struct dev *d) /* infer alloc in d->n .. d->n + 4294967295 if d->n >= 0; free in d->n .. d->n + 4294967295 if d->n >= 0; peak in d->n .. 4294967295 if d->n >= 0 */
{
	/* measure d->n=2 : struct dev d = { 1, 2, 3 }; of_device(&d); */
	free(malloc(d->len));
	free(malloc(d->n));
}
void all_volatile(volatile struct dev *d) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure once=1 : struct dev d = { 1, 2, 3 }; all_volatile(&d); */
	free(malloc(d->n));
}
void by_cast(int *p) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure once=1 : int n = 4; by_cast(&n); */
	free(malloc(*(volatile int *)p));
}
void written_before(int n) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure n=0,7 : written_before(${n}); */
	flag = n;
	free(malloc(flag));
}
void spun(int n) /* infer alloc unknown (unbounded-loop: a loop that acquires or releases, of unknown length); free unknown (unbounded-loop: a loop that acquires or releases, of unknown length); peak unknown (unbounded-loop: a loop that acquires or releases, of unknown length) */
{
	/* measure n=0,7 : flag = 1; spun(${n}); */
	while (!flag)
		free(malloc(n));
}

/* Nothing else knows an automatic object whose address is not taken, and a value that
 * was read once stays. */
void automatic(int n) /* infer alloc = n if n >= 0; free = n if n >= 0; peak = n if n >= 0 */
{
	/* measure n=0,7 : automatic(${n}); */
	volatile int k = n;
	free(malloc(k));
}
void kept(void) /* infer nothing */
{
	/* measure once=1 : flag = 3; kept(); */
	int k = flag, l = k;
	if (k != l)
		free(malloc(3));
}
