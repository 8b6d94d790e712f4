/* Constant tables at an index that is not a constant, and inline assembly. */
#include <stdlib.h>

typedef unsigned long wide __attribute__((mode(TI)));

static const struct {
	int kind;
	unsigned short len;
	void *(*get)(size_t);
} levels[4] = {{1, 100, malloc}, {2, 200, malloc}, {2, 300, malloc}, {4, 400, malloc}};

static const unsigned char sizes[] = {3, 3, 3, 7, 9};
static const int grid[2][3] = {{1, 2, 3}, {4, 5, 6}};

static void *one(size_t n) { return malloc(n); }
static void *two(size_t n) { return calloc(n, 2); }
static void *(*const makers[])(size_t) = {one, two, one};

void *level(int k) /* infer alloc = k == 3 ? 400 : k == 2 ? 300 : k == 1 ? 200 : 100 if k >= 0 && k <= 3; 0 otherwise; peak = k == 3 ? 400 : k == 2 ? 300 : k == 1 ? 200 : 100 if k >= 0 && k <= 3; 0 otherwise */
{
	/* measure k=-1,0,1,2,3,4 : level(${k}); */
	if (k < 0 || k > 3)
		return 0;
	return malloc(levels[k].len);
}

void *member(unsigned k, size_t n) /* infer alloc = n*(k == 3 ? 4 : k == 0 ? 1 : 2); peak = n*(k == 3 ? 4 : k == 0 ? 1 : 2) */
{
	/* measure k=0,1,3 n=5,6,7 : member(${k}, ${n}); */
	return levels[k].get(n * levels[k].kind);
}

void *byte(unsigned k) /* infer alloc = 10*(k % 5 == 4 ? 9 : k % 5 == 3 ? 7 : 3); peak = 10*(k % 5 == 4 ? 9 : k % 5 == 3 ? 7 : 3) */
{
	/* measure k=0,2,3,4,5,9 : byte(${k}); */
	return malloc(sizes[k % 5] * 10);
}

void *cell(int a, int b) /* infer alloc = 3*a + b == 5 ? 6 : 3*a + b == 4 ? 5 : 3*a + b == 3 ? 4 : 3*a + b == 2 ? 3 : 3*a + b == 1 ? 2 : 1; peak = 3*a + b == 5 ? 6 : 3*a + b == 4 ? 5 : 3*a + b == 3 ? 4 : 3*a + b == 2 ? 3 : 3*a + b == 1 ? 2 : 1 */
{
	/* measure a=0,0,1,1 b=0,2,0,2 : cell(${a}, ${b}); */
	return malloc(grid[a][b]);
}

void *made(int k, size_t n) /* infer alloc = n if k != 1 && n <= 9223372036854775807; 2*n otherwise; peak = n if k != 1 && n <= 9223372036854775807; 2*n otherwise */
{
	/* measure k=0,1,2 n=10,10,10 : made(${k}, ${n}); */
	return makers[k](n);
}

void *wides(int n) /* infer alloc = 16*n if n >= 0; peak = 16*n if n >= 0 */
{
	/* measure n=1,3 : wides(${n}); */
	return malloc(sizeof(wide) * n);
}

/* The operand may hold anything afterwards, the other variable what it held. */
void *assembly(size_t n) /* infer alloc = 2*n + 1; free = n; peak = n + 1 */
{
	/* measure n=0,1,20 : assembly(${n}); */
	size_t m = n;
	__asm__ volatile("" : "+r"(n));
	free(malloc(m));
	return malloc(m + 1);
}

void *changed(size_t n) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,1,20 : changed(${n}); */
	__asm__ volatile("addq $3, %0" : "+r"(n));
	return malloc(n);
}

void *memory(size_t *n) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	__asm__ volatile("" : : : "memory");
	return malloc(*n);
}
