/* Cells that are read as something else than they were written as, or than
 * they are declared as. */
#include <stdlib.h>
#include <string.h>

void *other_sign(int n) /* infer alloc = (n & 4294967295) / 1048576 + (n & 4294967295) / 16777216; peak = (n & 4294967295) / 1048576 + (n & 4294967295) / 16777216 */
{
	/* measure n=-1,0,5,-2147483648 : other_sign(${n}); */
	unsigned u;
	memcpy(&u, &n, sizeof u);
	return malloc((u >> 20) + (*(unsigned *)&n >> 24));
}

void *small(unsigned char *p) /* infer alloc = *p + (*p + 128) % 256 + 72; peak = *p + (*p + 128) % 256 + 72 */
{
	/* measure p=1,1,1 *p=255,127,128 : unsigned char a = ${*p}; small(&a); */
	int k = *(signed char *)p;
	return malloc(k + *p + 200);
}

union both { int i; unsigned u; };

void *member(union both *p) /* infer alloc = 1 if p->i >= 0; (p->i >> 20) + 4096 otherwise; peak = 1 if p->i >= 0; (p->i >> 20) + 4096 otherwise */
{
	/* measure p=1,1 p->i=-1,5 : union both v; v.i = ${p->i}; member(&v); */
	if (p->i < 0)
		return malloc(p->u >> 20);
	return malloc(1);
}

/* The first read is the one that is not of the declared type. */
void *unsigned_first(int *p) /* infer alloc = 1 if *p >= 0; (*p >> 20) + 4096 otherwise; peak = 1 if *p >= 0; (*p >> 20) + 4096 otherwise */
{
	/* measure p=1,1,1 *p=-1,-2147483648,5 : int a = ${*p}; unsigned_first(&a); */
	unsigned u = *(unsigned *)p;
	if (*p < 0)
		return malloc(u >> 20);
	return malloc(1);
}

[alloc *p] void *low_byte(int *p) /* infer alloc in 0 .. 255; peak in 0 .. 255 */ /* want unknown "interval is too wide" */
{
	/* measure p=1 *p=257 : int a = 257; low_byte(&a); */
	return malloc(*(unsigned char *)p);
}

struct base { char c; int n; };
struct derived { struct base a; int n; };

[alloc p->n] void *derived_of(struct base *p) /* infer alloc in 0 .. 2147483647; peak in 0 .. 2147483647 */ /* want unknown "interval is too wide" */
{
	/* measure p=1 p->n=9 : struct derived d = {{1, 9}, 44}; derived_of(&d.a); */
	return malloc(((struct derived *)p)->n);
}

/* One cell under two spellings. */
[alloc p->n] void *base_of(struct base *p) /* infer alloc = p->n if p->n >= 0; peak = p->n if p->n >= 0 */
{
	return malloc(((struct derived *)p)->a.n);
}

struct grid { int k; unsigned char a[3][4]; };
static unsigned char table[2][3];

void set(int i, int j)
{
	table[i][j]++;
}

[alloc table[1][2]] void *in_table(void) /* infer alloc = table[1][2]; peak = table[1][2] */
{
	return malloc(table[1][2]);
}

[alloc g->a[0][2] + g[1].a[0][0]] void *in_grid(struct grid *g) /* infer alloc = g->a[0][2] + g[1].a[0][0]; peak = g->a[0][2] + g[1].a[0][0] */
{
	return malloc(g->a[0][2] + g[1].a[0][0]);
}
