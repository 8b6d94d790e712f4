/* Loops that end because their counter wraps: assuming that it does not leaves
   no call to speak of, and everything would hold. */
#include <stdlib.h>

[requires n > 0 && n < 100, alloc 2 * n - 1] /* want unknown "unbounded-loop" */
void down(unsigned n) /* infer alloc unknown (unbounded-loop: a loop that acquires or releases, of unknown length); free unknown (unbounded-loop: a loop that acquires or releases, of unknown length); peak unknown (unbounded-loop: a loop that acquires or releases, of unknown length) */
{ for (unsigned i = n - 1; i < n; i--) malloc(2); }

[requires n > 0 && n < 100, alloc 2 * n - 1] /* want unknown "unbounded-loop" */
void by(unsigned n, unsigned k) /* infer alloc unknown (unbounded-loop: a loop that acquires or releases, of unknown length); free unknown (unbounded-loop: a loop that acquires or releases, of unknown length); peak unknown (unbounded-loop: a loop that acquires or releases, of unknown length) */
{ for (unsigned i = n - 1; i < n; i -= k) malloc(2); }

[requires n > 0 && n < 100, alloc n - 1] /* want unknown "." */
void *counted(unsigned n) /* infer alloc in 0 .. 4294967295; peak in 0 .. 4294967295 */
{ unsigned s = 0; for (unsigned i = n - 1; i < n; i--) s++; return malloc(s); }
