/* What happened before a function returned again. */
#include <setjmp.h>
#include <stdlib.h>

static jmp_buf env;

static void back(int n)
{
	if (n > 2)
		longjmp(env, n);
}

void *again(int n) /* infer alloc unknown (unsupported: _setjmp returns again); free unknown (unsupported: _setjmp returns again); peak unknown (unsupported: _setjmp returns again) */
{
	/* measure n=0,2,3,5 : again(${n}); */
	volatile int k = 1;
	if (setjmp(env))
		return malloc(k + 100);
	k = 2;
	free(malloc(30));
	back(n);
	return malloc(k);
}
