/* The address of a member of a null pointer reads nothing. */
#include <stddef.h>
#include <stdlib.h>

struct odd {
	char c;
	short s;
	double d;
};

void *offset(unsigned short n) /* infer alloc = n + 8; peak = n + 8 */
{
	/* measure n=0,1,7 : offset(${n}); */
	return malloc(n + offsetof(struct odd, d));
}

void *by_hand(unsigned short n) /* infer alloc = n + 8; peak = n + 8 */
{
	/* measure n=0,1,7 : by_hand(${n}); */
	return malloc(n + (size_t)&((struct odd *)0)->d);
}
