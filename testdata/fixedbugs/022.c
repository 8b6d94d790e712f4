/* A block that is given back twice: no such call is defined, so that nothing is
   proved of it; NULL may be given back as often as one likes. */
#include <stdlib.h>

[free resource_of(p)] void believed(void *p) { free(p); }

[free 10] /* want unknown "no call of this function seems to be defined" */
void twice(void) /* infer alloc unknown (vacuous: no call of this function seems to be defined); free unknown (vacuous: no call of this function seems to be defined); peak unknown (vacuous: no call of this function seems to be defined) */
{ void *p = malloc(5); free(p); free(p); }

[free 10] /* want unknown "no call of this function seems to be defined" */
void by_another(void) /* infer alloc unknown (vacuous: no call of this function seems to be defined); free unknown (vacuous: no call of this function seems to be defined); peak unknown (vacuous: no call of this function seems to be defined) */
{ void *p = malloc(5); believed(p); free(p); }

[free 5]
void in_one_way(int n) /* infer alloc = 5 if n <= 3; free = 5 if n <= 3; peak = 5 if n <= 3 */
{
	void *p = malloc(5);
	if (n > 3)
		free(p);
	free(p);
}

[free 0]
void nothing(void *p) /* infer free = 2*resource_of(p) if p == 0 */
{
	/* measure p=0,0 resource_of(p)=0,0 : nothing(NULL); */
	free(p);
	free(p);
}
