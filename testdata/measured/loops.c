/* Loops whose trip counts are easily got wrong. */
#include <stdlib.h>

[requires n < 256, alloc n]
void narrow_counter(unsigned n) { for (unsigned char i = 0; i != n; i++) malloc(1); }

[alloc n == 0 ? 256 : 257 - n]
void counter_wraps(unsigned char n) { unsigned char i = n; do { malloc(1); i++; } while (i != 1 && i != 0 || i == 0 && n != 0 && (n = 0, 1)); }

[requires n > 0 && n < 100, alloc 2 * n]
void down_unsigned(unsigned n) { for (unsigned i = n - 1; i < n; i--) malloc(2); }

[requires n < 1000, alloc n / 3 * 3 + (n % 3 ? 3 : 0)]
void by_three(unsigned n) { for (unsigned i = 0; i < n; i += 3) malloc(3); }

[requires n >= 0 && n < 1000, alloc n / 2]
void both_ends(int n) { for (int i = 0, j = n - 1; i < j; i++, j--) malloc(1); }

[requires n >= 0 && n < 1000, alloc (n + 1) / 2]
void limit_shrinks(int n) { for (int i = 0; i < n; i++) { malloc(1); n--; } }

[alloc n == 0 ? 0 : n < 2 ? 1 : n < 4 ? 2 : n < 8 ? 3 : 4, requires n < 16]
void halved(unsigned n) { while (n) { malloc(1); n /= 2; } }

[alloc (n & 1) + (n >> 1 & 1) + (n >> 2 & 1), requires n < 8]
void bits(unsigned n) { while (n) { malloc(1); n &= n - 1; } }

[requires n >= 1 && n <= 64, alloc n <= 1 ? 0 : n <= 2 ? 1 : n <= 4 ? 3 : n <= 8 ? 7 : n <= 16 ? 15 : n <= 32 ? 31 : 63]
void doubled(unsigned n) { for (unsigned i = 1; i < n; i *= 2) malloc(i); }

[requires n >= 0 && n < 100 && m >= 0 && m < 100, alloc n * m]
void nested(int n, int m) { for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) malloc(1); }

[requires n >= 0 && n < 100, alloc n * (n - 1) / 2]
void triangle(int n) { for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) malloc(1); }

[requires n >= 0 && n < 100, alloc n < 5 ? n * n : 5 * n]
void inner_break(int n) { for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { if (j == 5) break; malloc(1); } }

[requires n >= 0 && n < 100, alloc n == 0 ? 0 : n < 3 ? n * n : 3 * n - 3]
void outer_leave(int n)
{
	for (int i = 0; i < n; i++)
		for (int j = 0; j < n; j++) {
			if (i * n + j >= 3 * n - 3 && n >= 3)
				goto out;
			malloc(1);
		}
out:;
}

[requires n >= 0 && n < 1000, alloc n]
void pointer_loop(int n) { char t[1000], *p = t, *e = t + n; while (p < e) { malloc(1); p++; } }

static void advance(int *i) { *i += 2; }
[requires n >= 0 && n < 1000, alloc (n + 1) / 2]
void advanced_elsewhere(int n) { for (int i = 0; i < n; advance(&i)) malloc(1); }

static int bound = 5;
static void lower(void) { bound--; }
[requires bound >= 0 && bound < 100, alloc (bound + 1) / 2]
void bound_elsewhere(void) { int save = bound; for (int i = 0; i < bound; i++) { malloc(1); lower(); } bound = save; }

[requires n >= 0 && n < 100, alloc 3 * n]
void unrolled(int n) { int i = 0; for (; i + 4 <= n; i += 4) { malloc(3); malloc(3); malloc(3); malloc(3); } for (; i < n; i++) malloc(3); }

[requires n >= 0 && n < 100, alloc n * 10]
void accumulated(int n) { int k = 0; for (int i = 0; i < n; i++) k += 10; malloc(k); }

[requires n >= 0 && n < 20, alloc 2 * n * n]
void squares(int n) { int k = 0, d = 2; for (int i = 0; i < n; i++) { k += d; d += 4; } malloc(k); }

[requires n >= 0 && n < 100, alloc n % 2 ? 7 : 3]
void toggled(int n) { int k = 0; for (int i = 0; i < n; i++) k = !k; malloc(k ? 7 : 3); }

[requires n > 0 && n < 100, alloc 8 * n - 8, free 8 * n - 8, peak n > 1 ? 8 : 0]
void carried(int n) { void *p = NULL; for (int i = 0; i < n; i++) { free(p); p = i + 1 < n ? malloc(8) : NULL; } }

[requires n >= 0 && n < 100, alloc n > 3 ? 30 : 0]
void once_inside(int n) { for (int i = 0; i < n; i++) if (i == 3) malloc(30); }

[requires n >= 0 && n < 100, alloc n ? 9 : 0]
void first_only(int n) { int done = 0; for (int i = 0; i < n; i++) if (!done) { malloc(9); done = 1; } }

[requires n >= 0 && n < 100, alloc n ? n - 1 : 0]
void not_first(int n) { int seen = 0; for (int i = 0; i < n; i++) { if (seen) malloc(1); seen = 1; } }

[requires a > 0 && a < 50 && b > 0 && b < 50, alloc 5]
void euclid(int a, int b) { while (b) { int t = a % b; a = b; b = t; } malloc(a > 0 ? 5 : 6); }

[requires n < 1000, alloc n < 10 ? 10 - n : 0]
void up_to_ten(unsigned n) { while (n < 10) { malloc(1); n++; } }

[requires n >= 0 && n < 100, alloc 2 * n]
void continue_in_do(int n) { int i = 0; if (n) do { i++; if (i % 2) { malloc(2); continue; } malloc(2); } while (i < n); }

[requires n >= 0 && n < 50, alloc n]
void two_exits(int n) { for (int i = 0;; i++) { if (i == n) return; malloc(1); if (i > 60) break; } malloc(100); }

[requires n >= 0 && n < 100, alloc n <= 4 ? n : 4]
void sized_by_min(int n) { int k = n < 4 ? n : 4; for (int i = 0; i < k; i++) malloc(1); }

[requires n >= 0 && n < 100, alloc n]
void negative_index(int n) { for (int i = -n; i < 0; i++) malloc(1); }

[requires lo <= hi && lo > -100 && hi < 100, alloc hi - lo]
void range(int lo, int hi) { for (int i = lo; i < hi; i++) malloc(1); }

[requires n < 100, alloc n]
void char_counter(unsigned n) { for (signed char i = 0; i < (int)n; i++) malloc(1); }

[requires n >= 0 && n < 100, alloc n & ~1]
void pairs(int n) { while (n >= 2) { malloc(2); n -= 2; } }

[requires n >= 0 && n <= 8, alloc (1 << n) - 1]
void powers(int n) { for (int i = 0; i < n; i++) malloc(1 << i); }

[requires n >= 0 && n < 30, alloc n * (n + 1) * (2 * n + 1) / 6]
void cubic(int n) { for (int i = 1; i <= n; i++) malloc(i * i); }

/* The inner loop would run past its end, but for the return. */
[alloc n > 2 ? 100 : 0]
void left_before_overflow(unsigned n)
{
	int j = 0;
	for (unsigned i = 1; i < n; i *= 2)
		while (j--)
			if (i <= 8) {
				malloc(100);
				return;
			}
}

[alloc n > 2 ? 100 : 0]
void left_at_once(unsigned n) { int j = 0; for (unsigned i = 1; i < n; i++) while (j--) { malloc(100); return; } }

[alloc 0, peak n < 0 ? 64 : 0, requires n >= 0 || n < 0]
void ends_the_program(int n) { while (n--) { if (n < 0) { malloc(64); exit(0); } } }

int main(void)
{
	for (int n = 0; n < 12; n++) {
		narrow_counter(n * 20), counter_wraps(0), down_unsigned(n + 1), by_three(n), both_ends(n), limit_shrinks(n), halved(n), nested(n, 3), triangle(n);
		if (n < 8)
			bits(n);
		doubled(n * 5 + 1), inner_break(n), outer_leave(n), pointer_loop(n), advanced_elsewhere(n), bound_elsewhere(), unrolled(n), accumulated(n), squares(n), toggled(n), carried(n + 1);
		once_inside(n), first_only(n), not_first(n), euclid(n + 1, 12), up_to_ten(n), continue_in_do(n), two_exits(n), sized_by_min(n), negative_index(n), range(-n, n), char_counter(n), pairs(n);
		if (n <= 8)
			powers(n);
		cubic(n), bound = n, left_before_overflow(n), left_at_once(n), ends_the_program(n);
	}
}
