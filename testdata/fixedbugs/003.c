/* What a loop assumes of its sizes holds for the calls the formula is for. */
#include <stdlib.h>

void falling(unsigned m) /* infer alloc = 18*m + (m - m*m) / 2 if m <= 19; free = 18*m + (m - m*m) / 2 if m <= 19; peak = m > 0 ? 18 : 0 if m <= 19 */
{
	/* measure m=0,1,18,19 : falling(${m}); */
	/* measure outside m=20,40 : falling(${m}); */
	for (unsigned i = 0; i < m; i++)
		free(malloc(18 - i));
}

void constant(long n, int m) /* infer alloc = 2*m*n if m >= 0 && (m <= 0 || n >= 0); 0 if m <= -1; free = 2*m*n if m >= 0 && (m <= 0 || n >= 0); 0 if m <= -1; peak = m > 0 ? 2*n : 0 if m >= 0 && (m <= 0 || n >= 0); 0 if m <= -1 */
{
	/* measure n=0,5 m=3,4 : constant(${n}, ${m}); */
	for (int i = m; i-- > 0;)
		free(malloc(sizeof(short) * n));
}
