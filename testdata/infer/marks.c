/* Values of pointers that mark a place and are no addresses. */
#include <stdint.h>
#include <stdlib.h>

#define EMPTY ((void *)-1)

struct slot {
	void *key, *val;
};

/* A pointer the caller hands over may be the mark. */
void *given(void *p) /* infer alloc = 1 if p <= 18446744073709551614; 0 otherwise; peak = 1 if p <= 18446744073709551614; 0 otherwise */
{
	/* measure p=0,1,18446744073709551614,18446744073709551615 : given((void *)${p}u); */
	if (p == EMPTY)
		return NULL;
	return malloc(1);
}

/* The same through signed numbers. */
void *negative(int n) /* infer alloc = 5 if n >= 0; 3 otherwise; peak = 5 if n >= 0; 3 otherwise */
{
	/* measure n=-3,-1,0,4 : negative(${n}); */
	void *p = (void *)(intptr_t)n;
	if ((intptr_t)p < 0)
		return malloc(3);
	return malloc(5);
}

void *numbered(int n) /* infer alloc = 7 if (n & 18446744073709551615) == 18446744073709551614; 0 otherwise; peak = 7 if (n & 18446744073709551615) == 18446744073709551614; 0 otherwise */
{
	/* measure n=-3,-2,0,4 : numbered(${n}); */
	void *p = (void *)(intptr_t)n;
	if (p == (void *)-2)
		return malloc(7);
	return NULL;
}

/* Slots that a loop marks, one of which is then taken. */
void *table(unsigned h) /* infer alloc = 647 if 31*h % 4294967296 / 4 % 16 > 0; 640 otherwise; free = 640; peak = 640 */
{
	/* measure h=0,3,4,15,31 : table(${h}); */
	struct slot *t = calloc(40, sizeof *t);
	if (!t)
		return NULL;
	for (int i = 0; i < 40; i++)
		t[i].key = EMPTY;
	t[0].key = NULL;
	t[0].val = NULL;
	int taken = t[(h * 31 >> 2) % 16].key == EMPTY;
	free(t);
	if (taken)
		return malloc(7);
	return NULL;
}
