/* Enumerations are unsigned or signed by their constants, these are ints. */
#include <stdlib.h>
enum e { A, B = 5 };
enum neg { M = -1, Z };
enum big { BIG = 0x80000000u };
[alloc 4] void *f1(void) { return malloc(A - 1 < 0 ? 4 : 8); }
[alloc 8] void *f2(enum e x) { return malloc(x - 6 < 0 ? 4 : 8); }
[alloc 4] void *f3(enum neg x) { return malloc(M < 0 ? 4 : 8); }
[alloc x >= 0 && x < 5 ? 4 : 8] void *f4(int x) { return malloc(x > -1 && x < B ? 4 : 8); }
[alloc 4] void *f5(int x) { x = -1; return malloc(x < B ? 4 : 8); }
[alloc 8] void *f6(int x) { enum e y = B; x = -1; return malloc(x < y ? 4 : 8); }
[alloc 4] void *f7(int x) { return malloc(sizeof(A) ); }
[alloc 8] void *f8(void) { enum e x = 0; return malloc(x - 1 < 0 ? 4 : 8); }
struct s { enum e k : 4; enum e l; };
[alloc 4] void *f9(void) { struct s x = {0}; return malloc(x.k - 1 < 0 ? 4 : 8); }
[alloc 8] void *f10(void) { struct s x = {0}; return malloc(x.l - 1 < 0 ? 4 : 8); }
[alloc 8] void *f11(void) { return malloc(BIG > 0 ? 8 : 4); }
enum mix { P1 = -1, P2 = 0xffffffffu };
[alloc 8] void *f12(void) { return malloc(P2 > 0 && sizeof(P2) == 8 ? 8 : 4); }

int main(void)
{
	free(f1()), free(f2(0)), free(f3(0)), free(f4(3)), free(f4(-1)), free(f5(1)), free(f6(1));
	free(f7(1)), free(f8()), free(f9()), free(f10()), free(f11()), free(f12());
}
