/* Conversions of every width and sign, shifts, promotions, in sizes. */
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

[alloc n & 255, free n & 255, peak n & 255]
void narrow(unsigned n) { free(malloc((unsigned char)n)); }

[alloc n >= 0 ? n : n + 256]
void *to_uchar(signed char n) { return malloc((unsigned char)n); }

[alloc (n + 128) % 256 - 128, requires n >= 0 && n % 256 < 128]
void *to_schar(int n) { return malloc((signed char)n); }

[alloc n % 65536]
void *to_ushort(unsigned long n) { return malloc((unsigned short)n); }

[alloc n < 0 ? n + 4294967296 : n, requires n >= -5]
void *int_to_unsigned(int n) { unsigned u = n; return u > 100 ? malloc(0) : malloc(u); }

[alloc n]
void *widened(unsigned char n) { int i = n; long l = i; unsigned long u = l; return malloc(u); }

[alloc n ? 1 : 0]
void *to_bool(long n) { _Bool b = n; return malloc(b); }

[alloc n == 0 ? 0 : 1]
void *from_double(int n) { _Bool b = n * 0.5; return malloc(b); }

[alloc ~n & 15]
void *complement(unsigned char n) { return malloc(~n & 15); }

[alloc 255 - n]
void *promoted_complement(unsigned char n) { unsigned char m = ~n; return malloc(m); }

/* -n of an unsigned short is a negative int. */
[alloc n > 0 ? 7 : 3]
void *negated(unsigned short n) { return malloc(-n < 0 ? 7 : 3); }

/* -1 < 1u is false. */
[alloc 4]
void *compared(void) { return malloc(-1 < 1u ? 8 : 4); }

[alloc n < 0 ? 8 : 4]
void *mixed(int n) { return malloc(n > 3u && n < 0 ? 8 : 4); }

[alloc n / 16]
void *shifted(unsigned n) { return malloc(n >> 4); }

[alloc n < 0 ? 0 : n / 4]
void *arithmetic_shift(int n) { int m = n >> 2; return malloc(m < 0 ? 0 : m); }

[alloc 8]
void *minus_shift(int n) { return malloc((n | INT_MIN) >> 31 == -1 ? 8 : 2); }

[alloc n < 0 ? -n : n, requires n > -1000]
void *absolute(int n) { return malloc(abs(n)); }

/* Division truncates towards zero; % has the sign of the dividend. */
[alloc 3]
void *division(void) { volatile int k = -7; return malloc(-7 / 2 == -3 && -7 % 2 == -1 ? 3 : 9 + (k & 1)); }

[alloc n % 4 + 3, requires n > -1000]
void *remainder_sign(int n) { return malloc(n % 4 + 3); }

[alloc n, requires n <= 2147483647]
void *through_int(size_t n) { int i = n; size_t k = i; return malloc(k); }

[alloc 16]
void *enumerated(void) { enum { A = 5, B, C = B + 10 }; return malloc(C); }

[alloc c]
void *character(unsigned char c) { char x = c; return malloc((unsigned char)x); }

[alloc sizeof(long) + sizeof(short)]
void *sizes(int n) { return malloc(sizeof(n + 1L) + sizeof(*(&(short){0}))); }

/* The operand of sizeof is not evaluated. */
[alloc 4 + n, requires n >= 0 && n < 100]
void *unevaluated(int n) { int k = n; size_t s = sizeof(k++) + k; return malloc(s); }

[alloc n <= 10 ? 10 - n : 4294967306 - n]
void *wrapped_difference(unsigned n) { unsigned d = 10 - n; return d <= 10 ? malloc(d) : malloc((size_t)d); }

[alloc (n & 65535) * 3 % 65536]
void *ushort_product(unsigned n) { unsigned short a = n; a *= 3; return malloc(a); }

[alloc n == 255 ? 0 : n + 1]
void *uchar_increment(unsigned char n) { n++; return malloc(n); }

[alloc n == 0 ? 255 : n - 1]
void *uchar_decrement(unsigned char n) { --n; return malloc(n); }

[alloc (a ^ b) & 255]
void *exclusive(unsigned a, unsigned b) { return malloc((a ^ b) & 0xff); }

[alloc n ? 64 - 8 : 56]
void *int64(int64_t n) { uint64_t x = n < 0 ? -(uint64_t)n : (uint64_t)n; return malloc(x >= 0 ? 56 : 1); }

int main(void)
{
	unsigned us[] = { 0, 1, 5, 10, 11, 127, 128, 255, 256, 300, 65535, 65536, 70001 };
	for (int i = 0; i < 13; i++) {
		unsigned u = us[i];
		narrow(u), free(to_uchar((signed char)u)), free(to_ushort(u * 65539ul)), free(widened(u)), free(to_bool(u)), free(to_bool(-(long)u));
		if (u % 256 < 128)
			free(to_schar(u));
		free(from_double(u)), free(complement(u)), free(promoted_complement(u)), free(negated(u)), free(compared()), free(mixed(u)), free(mixed(-(int)u));
		free(shifted(u)), free(arithmetic_shift(u)), free(arithmetic_shift(-(int)u)), free(minus_shift(u));
		if (u < 1000)
			free(absolute(-(int)u)), free(remainder_sign(-(int)u)), free(absolute(u)), free(remainder_sign(u));
		free(division()), free(through_int(u)), free(enumerated()), free(character(u)), free(sizes(u));
		if (u < 100)
			free(unevaluated(u)), free(int_to_unsigned(u));
		if (u <= 10)
			free(wrapped_difference(u));
		free(ushort_product(u)), free(uchar_increment(u)), free(uchar_decrement(u)), free(exclusive(u, 77)), free(int64(u)), free(int64(-(long)u));
	}
}
