/* Initialisers of ranges of elements. */
#include <stdlib.h>

void *constant(int i) /* infer alloc = (i == 9 ? 6 : i >= 7 && i <= 8 ? 2 : i == 4 ? 5 : i == 3 ? 4 : -1) + 1 if i >= 0 && i <= 9; 0 otherwise; peak = (i == 9 ? 6 : i >= 7 && i <= 8 ? 2 : i == 4 ? 5 : i == 3 ? 4 : -1) + 1 if i >= 0 && i <= 9; 0 otherwise */
{
	/* measure i=0,1,2,3,4,5,6,7,8,9 : constant(${i}); */
	static const signed char t[10] = {[0 ... 9] = -1, [3] = 4, 5, [7 ... 8] = 2, 6};
	if (i < 0 || i > 9)
		return 0;
	return malloc(t[i] + 1);
}

void *automatic(int n) /* infer alloc = n + 529 if n >= -529; peak = n + 529 if n >= -529 */
{
	/* measure n=1 : automatic(${n}); */
	signed char t[10] = {[0 ... 7] = -1, [3] = 4, 5, [7 ... 8] = 2, 6};
	struct { int a, b[3]; } y[2] = {[0 ... 1] = {1, {2, 3}}};
	return malloc(n - 1 + t[9] + t[8] * 10 + t[6] + 1 + t[4] * 100 + y[1].a + y[1].b[1]);
}

static void *one(int n) { return malloc(n); }
static void *three(int n) { return malloc(3 * n); }

void functions(int i, int n) /* infer alloc = 3*n if i >= 0 && i <= 4 && n >= 0 && (i == 2 || i == 4); n if i >= 0 && i <= 3 && i != 2 && n >= 0; 0 if i >= 5 || i <= -1; free = 3*n if i >= 0 && i <= 4 && n >= 0 && (i == 2 || i == 4); n if i >= 0 && i <= 3 && i != 2 && n >= 0; 0 if i >= 5 || i <= -1; peak = 3*n if i >= 0 && i <= 4 && n >= 0 && (i == 2 || i == 4); n if i >= 0 && i <= 3 && i != 2 && n >= 0; 0 if i >= 5 || i <= -1 */
{
	/* measure i=0,1,2,3,4 n=1,2,3,4,5 : functions(${i}, ${n}); */
	static void *(*const t[5])(int) = {[0 ... 3] = one, [2] = three, [4] = three};
	if (i < 0 || i > 4)
		return;
	free(t[i](n));
}

/* The range is evaluated once. */
void call(void) /* infer alloc unknown (unsupported: initialiser of a range); free unknown (unsupported: initialiser of a range); peak unknown (unsupported: initialiser of a range) */
{
	char *t[4] = {[0 ... 2] = malloc(7)};
	free(t[1]);
}
