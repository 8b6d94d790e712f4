/* Sizes that loops round up, of numbers that are computed before the loop. */
#include <stdlib.h>

void *rounded(size_t n) /* infer alloc = n + iterate($1 = 0, $1 + 1; while ($1 + n) % 8 > 0; $1) + 8; peak = n + iterate($1 = 0, $1 + 1; while ($1 + n) % 8 > 0; $1) + 8 */
{
	/* measure n=0,1,7,8,9,1000,1003 : rounded(${n}); */
	size_t k = 8 + n;
	while (k & 7)
		k++;
	return malloc(k);
}

void *narrow(unsigned n) /* infer alloc = 2*((n + iterate($1 = 0, $1 + 1; while ($1 + n + 2) % 4 > 0; $1) + 6) % 4294967296 % 100000); peak = 2*((n + iterate($1 = 0, $1 + 1; while ($1 + n + 2) % 4 > 0; $1) + 6) % 4294967296 % 100000) */
{
	/* measure n=0,1,5,1000003 : narrow(${n}); */
	/* measure outside n=4294967295,4294967290,4294967288,4294967289 : narrow(${n}); */
	unsigned k = n + 6;
	while (k % 4)
		k++;
	return calloc(k % 100000, 2);
}

void *table(size_t item, size_t least) /* infer alloc = 2*item*iterate($1 = 16, 2*($1 % (1 << 63)); while $1 < least; $1) + iterate($1 = 0, $1 + 1; while ($1 + 2*item) % 8 > 0; $1)*iterate($1 = 16, 2*($1 % (1 << 63)); while $1 < least; $1) + 4*item + 2*iterate($1 = 0, $1 + 1; while ($1 + 2*item) % 8 > 0; $1) + 8*iterate($1 = 16, 2*($1 % (1 << 63)); while $1 < least; $1) + 16; free = 4*item + 2*iterate($1 = 0, $1 + 1; while ($1 + 2*item) % 8 > 0; $1) + 16; peak = max(2*item*iterate($1 = 16, 2*($1 % (1 << 63)); while $1 < least; $1) + iterate($1 = 0, $1 + 1; while ($1 + 2*item) % 8 > 0; $1)*iterate($1 = 16, 2*($1 % (1 << 63)); while $1 < least; $1) + 8*iterate($1 = 16, 2*($1 % (1 << 63)); while $1 < least; $1), 4*item + 2*iterate($1 = 0, $1 + 1; while ($1 + 2*item) % 8 > 0; $1) + 16) */
{
	/* measure item=1,3,8,100 least=0,16,17,3000 : table(${item}, ${least}); */
	size_t n = 16, size = 2 * item + 8;
	while (n < least)
		n *= 2;
	while (size % sizeof(void *) != 0)
		size++;
	void *p = malloc(size * 2);
	free(p);
	return malloc(size * n);
}

void *past(size_t from, size_t to) /* infer alloc = 2635249153387078802*((3*from + 1) / (1 << 64)) + ((to - 3*from + 2*((3*from + 1) / (1 << 64)) + 5) / 7 - ((to - 3*from + 2*((3*from + 1) / (1 << 64)) + 5) % 7 < 0)) >= 0 ? 3*from - 2*((3*from + 1) / (1 << 64)) + 7*((to - 3*from + 2*((3*from + 1) / (1 << 64)) + 5) / 7 - ((to - 3*from + 2*((3*from + 1) / (1 << 64)) + 5) % 7 < 0)) + 1 : 3*from + 1; peak = 2635249153387078802*((3*from + 1) / (1 << 64)) + ((to - 3*from + 2*((3*from + 1) / (1 << 64)) + 5) / 7 - ((to - 3*from + 2*((3*from + 1) / (1 << 64)) + 5) % 7 < 0)) >= 0 ? 3*from - 2*((3*from + 1) / (1 << 64)) + 7*((to - 3*from + 2*((3*from + 1) / (1 << 64)) + 5) / 7 - ((to - 3*from + 2*((3*from + 1) / (1 << 64)) + 5) % 7 < 0)) + 1 : 3*from + 1 */
{
	/* measure from=0,1,100,30 to=50,50,50,1000 : past(${from}, ${to}); */
	size_t k = from * 3 + 1;
	while (k < to)
		k += 7;
	return malloc(k);
}

/* Powers of two by the number of leading zeros. */
void *power_above(unsigned long n) /* infer alloc = 18446744073709551615 / (1 << (63 - iterate($1 = 0, $1 + 1; $2 = n / 2, $2 / 2; while $2 > 0; $1))) + 1 if n > 0; peak = 18446744073709551615 / (1 << (63 - iterate($1 = 0, $1 + 1; $2 = n / 2, $2 / 2; while $2 > 0; $1))) + 1 if n > 0 && 18446744073709551615 / (1 << (63 - iterate($1 = 0, $1 + 1; $2 = n / 2, $2 / 2; while $2 > 0; $1))) <= 9223372036854775806; 0 otherwise */
{
	/* measure n=1,5,8,1000 : power_above(${n}); */
	return malloc((~0ul >> __builtin_clzl(n)) + 1);
}

void *power_from(unsigned n) /* infer alloc = n >= 2 ? (1 << (iterate($1 = 0, $1 + 1; $2 = (n + 1) / 2 - 1, $2 / 2; while $2 > 0; $1) + 1)) : 1 (not for all inputs); peak = n >= 2 ? (1 << (iterate($1 = 0, $1 + 1; $2 = (n + 1) / 2 - 1, $2 / 2; while $2 > 0; $1) + 1)) : 1 (not for all inputs) */
{
	/* measure n=0,1,2,3,8,9,1000 : power_from(${n}); */
	return malloc(n < 2 ? 1 : 1u << (32 - __builtin_clz(n - 1)));
}
