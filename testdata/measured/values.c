/* Arithmetic: what wraps, what overflows, what is converted on the way. */
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

[alloc n * m % 4294967296, requires n < 70000 && m < 70000 && n * m % 4294967296 < 1000000]
void *product_wraps(unsigned n, unsigned m) { return malloc(n * m); }

[alloc n * m, requires n < 10000 && m < 10000]
void *product_wide(unsigned n, unsigned m) { return malloc((size_t)n * m); }

[alloc n < 4 ? n + 4294967292 : n - 4, requires n >= 4 && n < 1000]
void *difference(unsigned n) { return malloc(n - 4); }

[alloc (n + 1) % 65536]
void *short_sum(unsigned short n) { return malloc((unsigned short)(n + 1)); }

[alloc n + 1]
void *promoted_sum(unsigned short n) { return malloc(n + 1); }

[alloc a < b ? b - a : a - b, requires a < 1000 && b < 1000]
void *distance(unsigned a, unsigned b) { return malloc(a > b ? a - b : b - a); }

[alloc (n + 7) / 8 * 8, requires n < 100000]
void *aligned_up(unsigned n) { return malloc((n + 7) & ~7u); }

[alloc (n + 15) / 16 * 16, requires n < 100000]
void *aligned_up_wide(size_t n) { return malloc((n + 15) & ~(size_t)15); }

[alloc n - n % 8]
void *aligned_down(unsigned n) { return malloc(n & -8); }

[alloc 1 << n, requires n >= 0 && n < 12]
void *power(int n) { return malloc(1 << n); }

[alloc (1 << a + 2) + (1 << b + 9), requires a >= 8 && a < 12 && b >= 1 && b < 4]
void *powers(int a, int b) { return malloc((1 << (a + 2)) + (1 << (b + 9))); }

[alloc n / 2 + n % 2]
void *half_up(unsigned n) { return malloc(n / 2 + n % 2); }

[alloc n * 3 / 2, requires n < 1000]
void *three_halves(unsigned n) { return malloc(n + n / 2); }

[alloc n > 100 ? 100 : n < 10 ? 10 : n]
void *clamped(int n) { return malloc(n > 100 ? 100 : n < 10 ? 10 : n); }

[alloc n < 0 ? 0 : n]
void *positive(int n) { return malloc(n & ~(n >> 31)); }

[alloc n & 1 ? 3 * n + 1 : n / 2, requires n < 1000]
void *collatz(unsigned n) { return malloc(n & 1 ? 3 * n + 1 : n >> 1); }

[alloc n % 256 + n / 256 % 256 * 256, requires n < 65536]
void *put_together(unsigned n) { unsigned char lo = n, hi = n >> 8; return malloc(lo | hi << 8); }

[alloc n % 256 * 256 + n / 256, requires n < 65536]
void *swapped(unsigned n) { return malloc((n & 0xff) << 8 | n >> 8); }

[alloc (a ^ b) == 0 ? 8 : 4]
void *equal_by_xor(unsigned a, unsigned b) { return malloc(a ^ b ? 4 : 8); }

[alloc n == 2147483647 ? 1 : 2]
void *near_overflow(int n) { return malloc(n == INT_MAX ? 1 : n + 1 > n ? 2 : 3); }

[alloc n % 10]
void *last_digit(unsigned n) { return malloc(n - n / 10 * 10); }

[alloc 4 * ((n + 2) / 3), requires n < 100000]
void *base64(size_t n) { return malloc((n + 2) / 3 * 4); }

[alloc n / 255 + n + 16, requires n <= 2113929216]
void *bound(unsigned n) { return malloc(n + n / 255 + 16); }

[alloc n ? 8 : 0]
void *as_flag(int n) { return malloc(!!n * 8); }

[alloc n < 0 ? 24 : n > 0 ? 8 : 16]
void *by_sign(int n) { return malloc(16 - 8 * ((n > 0) - (n < 0))); }

[alloc a + b + c, requires a < 100 && b < 100 && c < 100]
void *mixed_widths(unsigned char a, unsigned short b, unsigned long c) { return malloc(a + b + c); }

[alloc n, requires n >= 0]
void *through_pointer(int n) { return malloc((size_t)(uintptr_t)(void *)(intptr_t)n); }

[alloc x > y ? x : y, requires x >= 0 && y >= 0]
void *maximum(short x, short y) { return malloc(x > y ? x : y); }

[alloc n, requires n < 1000]
void *shifted_out(unsigned n) { return malloc(n << 20 >> 20); }

[alloc n - n / 16 * 16]
void *field(unsigned n) { return malloc(n << 28 >> 28); }

[alloc s < 0 ? 65536 + s : s]
void *short_bits(short s) { return malloc((unsigned short)s); }

[alloc (n * 5 + 3) % 256]
void *byte_steps(unsigned char n) { n *= 5; n += 3; return malloc(n); }

[alloc 255 - n]
void *byte_complement(unsigned char n) { n = ~n; return malloc(n); }

[alloc n < 128 ? n : 0]
void *signed_char(unsigned char n) { signed char c = n; return malloc(c < 0 ? 0 : c); }

[alloc 2]
void *unsigned_compare(int n) { unsigned u = 1; if (n >= 0) n = -1; return malloc(n > u ? 2 : 1); }

[alloc n <= 20 ? n : 20, requires n < 4000000000]
void *int_min(unsigned n) { int k = n > 20 ? 20 : n; return malloc(k); }

[alloc 12]
void *remainder_of_negative(void) { int n = -8; return malloc(n % 5 == -3 && n / 5 == -1 && n >> 2 == -2 ? 12 : 13); }

[alloc n]
void *round_trip(size_t n) { return malloc((size_t)(ptrdiff_t)n); }

[alloc k == 31 ? 3 : 5, requires k >= 0 && k < 32]
void *shifted_into_the_sign(int k) { int y = 1 << k; return malloc(y < 0 ? 3 : 5); }

[alloc n < 0 ? 100 + 4 * n : 4 * n, requires n > -20 && n < 1000]
void *negative_shifted(int n) { int y = n << 2; return malloc(y < 0 ? 100 + y : y); }

int main(void)
{
	unsigned us[] = { 0, 1, 2, 3, 7, 8, 9, 15, 16, 63, 100, 127, 128, 200, 255, 256, 999 };
	for (int i = 0; i < 17; i++) {
		unsigned n = us[i];
		free(product_wide(n, 7)), free(short_sum(n)), free(short_sum(65535 - n)), free(promoted_sum(65535 - n)), free(distance(n, 100)), free(aligned_up(n)), free(aligned_up_wide(n));
		free(aligned_down(n)), free(half_up(n)), free(three_halves(n)), free(clamped(n)), free(clamped(-(int)n)), free(positive(n)), free(positive(-(int)n)), free(collatz(n)), free(put_together(n)), free(put_together(65535 - n));
		free(swapped(n)), free(equal_by_xor(n, 9)), free(near_overflow(n)), free(near_overflow(INT_MAX - n)), free(last_digit(n)), free(base64(n)), free(bound(n)), free(as_flag(n)), free(by_sign(n)), free(by_sign(-(int)n));
		if (n < 100)
			free(mixed_widths(n, n, n));
		if (n >= 4)
			free(difference(n));
		if (n < 12)
			free(power(n)), free(powers(n % 4 + 8, n % 3 + 1));
		free(through_pointer(n)), free(maximum(n, 50)), free(shifted_out(n)), free(field(n)), free(short_bits(n)), free(short_bits(-(int)n)), free(byte_steps(n)), free(byte_complement(n)), free(signed_char(n));
		free(unsigned_compare(n)), free(int_min(n)), free(remainder_of_negative()), free(round_trip(n));
	}
	for (int k = 0; k < 32; k++)
		free(shifted_into_the_sign(k)), free(negative_shifted(k - 19));
	free(product_wraps(65537, 65537)), free(product_wraps(3, 5)), free(product_wraps(65536, 65536));
}
