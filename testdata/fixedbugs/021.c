/* Loops that end because their counter wraps: assuming that it does not leaves
   no call to speak of, and everything would hold. */
#include <stdlib.h>

[requires n > 0 && n < 100, alloc 2 * n - 1] /* want violated "declared 1, actual 2 at n=1" */
void down(unsigned n) /* infer alloc = 2*iterate($1 = 0, $1 + 1; while ((n - $1 - 1) & 4294967295) < n; $1); peak = 2*iterate($1 = 0, $1 + 1; while ((n - $1 - 1) & 4294967295) < n; $1) */
{ for (unsigned i = n - 1; i < n; i--) malloc(2); }

[requires n > 0 && n < 100, alloc 2 * n - 1] /* want violated "declared 1, actual 2 at k=1 n=1" */
void by(unsigned n, unsigned k) /* infer alloc = 2*iterate($1 = 0, $1 + 1; while ((n - $1*k - 1) & 4294967295) < n; $1); peak = 2*iterate($1 = 0, $1 + 1; while ((n - $1*k - 1) & 4294967295) < n; $1) */
{ for (unsigned i = n - 1; i < n; i -= k) malloc(2); }

[requires n > 0 && n < 100, alloc n - 1] /* want violated "declared 0, actual 1 at n=1" */
void *counted(unsigned n) /* infer alloc = iterate($1 = 0, $1 + 1; while ((n - $1 - 1) & 4294967295) < n; $1) (not for all inputs); peak = iterate($1 = 0, $1 + 1; while ((n - $1 - 1) & 4294967295) < n; $1) (not for all inputs) */
{ unsigned s = 0; for (unsigned i = n - 1; i < n; i--) s++; return malloc(s); }
