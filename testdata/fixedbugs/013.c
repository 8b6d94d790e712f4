/* Cells whose indices are not constants: one cell has one value under every
 * spelling, and the elements of arrays inside of structures have their names. */
#include <stdlib.h>

struct s {
	int k;
	unsigned char a[3][4];
	short b[2][3][5];
	struct { int x, y; } c[4];
};

[requires p && i >= 0 && i < 3 && j >= 0 && j < 4, alloc p->a[i][j]]
void *cell(struct s *p, int i, int j) /* infer alloc = p->a[i][j]; peak = p->a[i][j] */
{
	/* measure p=1,1 i=0,2 j=1,3 p->a[i][j]=5,9 : struct s x = {0}; x.a[${i}][${j}] = ${p->a[i][j]}; cell(&x, ${i}, ${j}); */
	return malloc(p->a[i][j]);
}

[requires p && i >= 0 && i < 3, alloc p->a[i][1]]
void *row(struct s *p, int i) /* infer alloc = p->a[i][1]; peak = p->a[i][1] */
{
	unsigned char *q = p->a[i];
	return malloc(q[1]);
}

[requires p && p->b[i][j][k] >= 0, alloc p->b[i][j][k]]
void *deep(struct s *p, int i, int j, int k) /* infer alloc = p->b[i][j][k] if p->b[i][j][k] >= 0; peak = p->b[i][j][k] if p->b[i][j][k] >= 0 */
{
	return malloc(p->b[i][j][k]);
}

[requires p && p[n].c[i].y >= 0, alloc p[n].c[i].y]
void *member(struct s *p, int n, int i) /* infer alloc = p[n].c[i].y if p[n].c[i].y >= 0; peak = p[n].c[i].y if p[n].c[i].y >= 0 */
{
	return malloc(p[n].c[i].y);
}

[requires p && i == 0, alloc p->a[0][0]]
void *first(struct s *p, int i) /* infer alloc = p->a[0][5*i]; peak = p->a[0][5*i] */
{
	return malloc(p->a[i][i]);
}

[requires p && i == j && p[i].k >= 0, alloc p[i].k]
void *equal(struct s *p, int i, int j) /* infer alloc = p[j].k if p[j].k >= 0; peak = p[j].k if p[j].k >= 0 */
{
	return malloc(p[j].k);
}

union u {
	unsigned char c[4];
	unsigned short s[2];
};

[requires u, alloc u->s[i]] /* want unknown "reads the same bytes in two ways" */
void *bytes(union u *u, int i) /* infer alloc = u->c[i]; peak = u->c[i] */
{
	return malloc(u->c[i]);
}
