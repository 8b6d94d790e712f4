/* C's integers: promotion, conversion, wrap, shifts, masks, sizes. */
#include <stddef.h>
#include <stdlib.h>

void *byte(int n) /* infer alloc = n & 255; peak = n & 255 */
{
	/* measure n=0,255,256,300,-1 : byte(${n}); */
	unsigned char c = n;
	return malloc(c);
}

void *promoted(unsigned char a, unsigned char b) /* infer alloc = a + b; peak = a + b */
{
	/* measure a=0,200,255 b=0,100,255 : promoted(${a}, ${b}); */
	return malloc(a + b);
}

void *narrow(unsigned char a, unsigned char b) /* infer alloc = (a + b) % 256; peak = (a + b) % 256 */
{
	/* measure a=0,200,255 b=0,100,255 : narrow(${a}, ${b}); */
	return malloc((unsigned char)(a + b));
}

void *unsigned_compare(int n) /* infer alloc = 1 if n >= 0 && n <= 9; 2 otherwise; peak = 1 if n >= 0 && n <= 9; 2 otherwise */
{
	/* measure n=0,9,10,-1 : unsigned_compare(${n}); */
	if (n < 10u)
		return malloc(1);
	return malloc(2);
}

void *shifted(int bits) /* infer alloc = 1 << (bits + 2) if 1 << (bits + 2) <= 2147483647; peak = 1 << (bits + 2) if 1 << (bits + 2) <= 2147483647 */
{
	/* measure bits=0,1,9,15 : shifted(${bits}); */
	return malloc(1 << (bits + 2));
}

void *masked(unsigned n) /* infer alloc = n - (n + 15) % 16 + 15 if n <= (n + 15) % 16 + 4294967280; peak = n - (n + 15) % 16 + 15 if n <= (n + 15) % 16 + 4294967280 */
{
	/* measure n=0,1,15,16,17,100 : masked(${n}); */
	return malloc((n + 15) & ~15u);
}

void *bit(unsigned n) /* infer alloc = n / 4 % 2 == 1 ? 100 : n / 2; peak = n / 4 % 2 == 1 ? 100 : n / 2 */
{
	/* measure n=0,1,4,5,255 : bit(${n}); */
	return malloc(n & 4 ? 100 : n >> 1);
}

void *divided(int n) /* infer alloc = n - 3*(n / 3) + n / 4 + 10 if 3*(n / 3) <= n + n / 4 + 10; peak = n - 3*(n / 3) + n / 4 + 10 if 3*(n / 3) <= n + n / 4 + 10 */
{
	/* measure n=-7,-1,0,7,8 : divided(${n}); */
	return malloc(10 + n / 4 + n % 3);
}

struct odd {
	char c;
	short s;
	double d;
	char t[3];
};

void *sized(unsigned short n) /* infer alloc = 24*n + 8; peak = 24*n + 8 */
{
	/* measure n=0,1,7 : sized(${n}); */
	return malloc(n * sizeof(struct odd) + offsetof(struct odd, d));
}

struct flags {
	unsigned a : 3;
	unsigned b : 5;
};

void *bits(struct flags *f) /* infer alloc in 0 .. 255; peak in 0 .. 255 */
{
	/* measure f->a=0,7,5 f->b=0,31,1 : struct flags f = { ${f->a}, ${f->b} }; bits(&f); */
	return malloc(f->a + 8 * f->b);
}

enum level { LOW = 2, MID, HIGH = 40 };

void *leveled(_Bool high) /* infer alloc = high == 1 ? 40 : 3; peak = high == 1 ? 40 : 3 */
{
	/* measure high=0,1 : leveled(${high}); */
	enum level l = high ? HIGH : MID;
	return malloc(l);
}

void *sign(short n) /* infer alloc = n >= 0 ? n : -n; peak = n >= 0 ? n : -n */
{
	/* measure n=0,5,-5,-32768 : sign(${n}); */
	return malloc(n < 0 ? -n : n);
}

void *truth(int n) /* infer alloc = 4*(n > 0 ? 1 : 0) + 2*(n == 0 ? 0 : 1) + (n == 0 ? 1 : 0); peak = 4*(n > 0 ? 1 : 0) + 2*(n == 0 ? 0 : 1) + (n == 0 ? 1 : 0) */
{
	/* measure n=0,5,-5 : truth(${n}); */
	return malloc(!n + 2 * !!n + 4 * (n > 0));
}
