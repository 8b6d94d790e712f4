/* _Generic: compatible means equal but for the qualifiers of the value. */
#include <stdlib.h>
#define N(x) _Generic((x), int: 1, unsigned: 2, char *: 3, const char *: 4, long: 5, long long: 6, char: 7, signed char: 8, short: 9, double: 10, void *: 11, int *: 12, int **: 13, struct s *: 14, struct t *: 15, default: 16)
struct s { int a; }; struct t { int b; }; struct u {int c; };
enum e { A };
const char *cs; char *ms; long l; long long ll; signed char sc; char ch; short sh; double d; void *v; int *ip; int **ipp; char **cpp; struct s *sp; struct t *tp; struct u *up; const int ci; float f; _Bool b; const int *cip; struct s sv;
[alloc 1] void *a1(void) { return malloc(N(1)); }
[alloc 2] void *a2(void) { return malloc(N(1u)); }
[alloc 3] void *a3(void) { return malloc(N(ms)); }
[alloc 4] void *a4(void) { return malloc(N(cs)); }
[alloc 5] void *a5(void) { return malloc(N(l)); }
[alloc 6] void *a6(void) { return malloc(N(ll)); }
[alloc 7] void *a7(void) { return malloc(N(ch)); }
[alloc 8] void *a8(void) { return malloc(N(sc)); }
[alloc 9] void *a9(void) { return malloc(N(sh)); }
[alloc 10] void *a10(void) { return malloc(N(d)); }
[alloc 11] void *a11(void) { return malloc(N(v)); }
[alloc 12] void *a12(void) { return malloc(N(ip)); }
[alloc 13] void *a13(void) { return malloc(N(ipp)); }
[alloc 14] void *a14(void) { return malloc(N(sp)); }
[alloc 15] void *a15(void) { return malloc(N(tp)); }
[alloc 16] void *b1(void) { return malloc(N(up)); }
[alloc 16] void *b2(void) { return malloc(N(cpp)); }
[alloc 1] void *b3(void) { return malloc(N(ci)); }
[alloc 16] void *b4(void) { return malloc(N(f)); }
[alloc 16] void *b5(void) { return malloc(N(b)); }
[alloc 16] void *b6(void) { return malloc(N(cip)); }
[alloc 3] void *b7(void) { return malloc(N("x")); }
[alloc 16] void *b8(void) { return malloc(N(sizeof 1)); }
[alloc 1] void *b9(void) { return malloc(N(A)); }
[alloc 16] void *b10(void) { return malloc(N(sv)); }
[alloc 2] void *b11(void) { return malloc(N((enum e)0)); }
[alloc 1] void *b12(void) { return malloc(N('c')); }

int main(void)
{
	free(a1()), free(a2()), free(a3()), free(a4()), free(a5()), free(a6()), free(a7()), free(a8());
	free(a9()), free(a10()), free(a11()), free(a12()), free(a13()), free(a14()), free(a15()), free(b1());
	free(b2()), free(b3()), free(b4()), free(b5()), free(b6()), free(b7()), free(b8()), free(b9());
	free(b10()), free(b11()), free(b12());
}
