/* Counters that wrap around, and loops that end by it. */
#include <stdlib.h>

[requires n < 100, alloc 2 * n]
void down_to_all_ones(unsigned n) { for (unsigned i = n - 1; i != -1u; i--) malloc(2); }

[requires n < 100, alloc n + 1]
void until_next_is_none(size_t n) { for (size_t i = n; i + 1 != 0; i--) malloc(1); }

[requires n > 0 && n < 100, alloc n * (n + 1) / 2]
void down_while_not_negative(size_t n) { for (size_t i = n - 1; (long)i >= 0; --i) malloc(i + 1); }

[requires n < 100, alloc n == 0 ? 400 : n == 1 ? 301 : n == 2 ? 203 : n == 3 ? 106 : 5 * n - 10]
void beside_the_counter(unsigned n) { for (unsigned i = n, k = 0; k < 5; k++, i--) malloc(i > 100 ? 100 : i); }

[requires n < 100, alloc n + 1]
void left_above(unsigned n) { unsigned i = n; while (1) { if (i > n) break; malloc(1); i--; } }

[requires n < 100, alloc n + 1]
void left_at_none(unsigned n) { unsigned i = n; while (1) { malloc(1); if (!i--) break; } }

[requires n < 100 && m < 100, alloc n < m ? 0 : n - m + 1 < 50 ? n - m + 1 : n - m < 50 ? 50 : 0]
void difference(unsigned n, unsigned m) { for (unsigned i = n; i - m < 50; i--) malloc(1); }

[alloc n == 0 ? 0 : 256 - n]
void narrow_up(unsigned char n) { for (unsigned char i = n; i != 0; i++) malloc(1); }

[alloc n]
void narrow_down(unsigned char n) { for (unsigned char i = n - 1; i < n; i--) malloc(1); }

[requires n < 100, alloc n < 4 ? 3 : n - 3]
void from_the_top(unsigned n) { unsigned k = 4294967293u; for (unsigned i = 0; i < n; i++) k++; malloc(n < 4 ? 3 : k); }

[requires n < 100, alloc n < 3 ? 3 : n - 3]
void capped(unsigned n) { unsigned k = n - 3; malloc(k > 100 ? 3 : k); }

[requires n < 100, alloc n == 0 ? 8 : (n - 1) / 16]
void divided(unsigned n) { unsigned k = (n - 1) / 16; malloc(k > 1000 ? 8 : k); }

[requires n < 100, alloc 2 * n + 4]
void to_zero(unsigned n) { for (unsigned i = -2; i != n; i++) malloc(2); }

[requires n > 4294967000, alloc n > 4294967280 ? 0 : 3]
void rounded_to_none(unsigned n) { unsigned k = (n + 15) & ~15u; malloc(k > 1000 ? 3 : k); }

[requires n < 64, alloc n > 31 ? 0 : n > 9 ? 7 : 1 << n]
void shifted_out(unsigned n) { unsigned k = (unsigned)(1ul << n); malloc(k > 1000 ? 7 : k); }

[requires n < 100, alloc n * 1103515245 % 4294967296 / 1048576]
void hashed(unsigned n) { unsigned h = n * 1103515245u; malloc(h >> 20); }

[requires n < 100, alloc 2 * (n / 2) + 5]
void up_and_down(unsigned n) { unsigned a = 0, b = 0; for (unsigned i = 0; i < n; i++) { if (i & 1) a++; else b--; } malloc(a); malloc(-b); malloc(a + b + 5); }

int main(void)
{
	static const int v[] = {0, 1, 2, 3, 4, 5, 10, 15, 16, 17, 48, 49, 50, 51, 99};
	for (unsigned i = 0; i < sizeof v / sizeof *v; i++) {
		down_to_all_ones(v[i]);
		until_next_is_none(v[i]);
		if (v[i])
			down_while_not_negative(v[i]);
		beside_the_counter(v[i]);
		left_above(v[i]);
		left_at_none(v[i]);
		capped(v[i]);
		divided(v[i]);
		from_the_top(v[i]);
		to_zero(v[i]);
		hashed(v[i]);
		up_and_down(v[i]);
		for (unsigned j = 0; j < sizeof v / sizeof *v; j++) {
			difference(v[i], v[j]);
		}
	}
	for (int n = 0; n < 64; n++) {
		rounded_to_none(-n - 1);
		shifted_out(n);
	}
	for (int n = 0; n < 256; n++) {
		narrow_up(n);
		narrow_down(n);
	}
	return 0;
}
