/* Sizes that go through floating arithmetic: exact where every step is. */
#include <math.h>
#include <stdlib.h>

void half_more(unsigned short n) /* infer alloc = n + n / 2; free = n + n / 2; peak = n + n / 2 */
{
	/* measure n=0,1,2,3,7,1001 : half_more(${n}); */
	free(malloc((size_t)(n * 1.5f)));
}

void factor(int use, unsigned char n) /* infer alloc = (use == 0 ? 2*n : 2*n + n / 2) + 1; free = (use == 0 ? 2*n : 2*n + n / 2) + 1; peak = (use == 0 ? 2*n : 2*n + n / 2) + 1 */
{
	/* measure use=0,1,1,0 n=5,4,3,255 : factor(${use}, ${n}); */
	double f = 2;
	if (use)
		f = 2.5;
	if (f <= 1)
		return;
	free(malloc((size_t)(n * f) + 1));
}

/* Not exact in binary: nothing is said. */
void tenth(unsigned char n) /* infer alloc in 0 .. 25; free in 0 .. 25; peak in 0 .. 25 */
{
	/* measure n=0,1,10,30,255 : tenth(${n}); */
	free(malloc((size_t)(n * 0.1)));
}

/* Rounded in single precision above 2**24. */
void rounded(unsigned n) /* infer alloc in 0 .. 4294967807; free in 0 .. 4294967807; peak in 0 .. 4294967807 */
{
	/* measure n=0,1,16777216,16777217,16777219 : rounded(${n}); */
	free(malloc((size_t)(float)n));
}

/* Fractions and signs. */
void fractions(signed char n) /* infer alloc = (n + 1) >> 2 if n >= 5; -2*n if n <= -2; 0 otherwise; free = (n + 1) >> 2 if n >= 5; -2*n if n <= -2; 0 otherwise; peak = (n + 1) >> 2 if n >= 5; -2*n if n <= -2; 0 otherwise */
{
	/* measure n=-3,-1,0,1,5,127 : fractions(${n}); */
	double x = n / 4.0;
	if (x > 1.0)
		free(malloc((size_t)(x + 0.25)));
	else if (x != x)
		free(malloc(100));
	else if (-x >= 0.5)
		free(malloc((size_t)(int)(-x * 8)));
}

/* A number that a loop changes. */
void grows(int n) /* infer alloc in 0 .. 10; free in 0 .. 10; peak in 0 .. 10 */
{
	/* measure n=0,1,2,5 : grows(${n}); */
	double x = 1;
	for (int i = 0; i < n; i++)
		x = x * 2;
	if (x == 1)
		free(malloc(10));
}

/* Not a number, by way of an integer: never. */
int valid(int n) /* infer alloc = 3; free = 3; peak = 3 */
{
	/* measure n=-5,0,7 : valid(${n}); */
	double d = n;
	if (d * 0.0 != 0.0)
		return 0;
	free(malloc(3));
	return 1;
}

/* What is followed is finite; the numbers of iterations are, too. */
void finite_only(int n) /* infer alloc = 8*n if n >= 0; 0 otherwise; free = 8*n if n >= 0; 0 otherwise; peak = n > 0 ? 8 : 0 if n >= 0; 0 otherwise */
{
	/* measure n=-1,0,1,2,7 : finite_only(${n}); */
	for (int i = 0; i < n; i++) {
		double x = i;
		if (isnan(x) || isinf(x) || !isfinite(x))
			break;
		free(malloc(8));
	}
}

void by_number(unsigned short n) /* infer alloc = n*n + n*((n + 1) / 2) - (n + 1) / 2*((n + 1) / 2) - n; free = n*n + n*((n + 1) / 2) - (n + 1) / 2*((n + 1) / 2) - n; peak = n > 0 ? 2*n + n / 2 - 2 : 0 */
{
	/* measure n=0,1,2,7,100 : by_number(${n}); */
	for (int i = 0; i < n; i++)
		free(malloc((size_t)(i * 2.5 + 0.5)));
}

void may_be_infinite(double x) /* infer alloc in 0 .. 7; free in 0 .. 7; peak in 0 .. 4 */
{
	/* measure x=1 : may_be_infinite(${x}); */
	/* measure x=3 : may_be_infinite(${x} / 0.0); */
	if (isinf(x))
		free(malloc(3));
	if (isnan(x - x))
		free(malloc(4));
}

/* Rounded at every step; whether a table is full depends on it. */
void *load(unsigned n, unsigned used) /* infer alloc in 0 .. 7; peak in 0 .. 7 */
{
	/* measure n=0,1,4,5,100,4294967295 used=0,0,0,0,0,0 : load(${n}, ${used}); */
	if (n < 4)
		n = 4;
	if (used >= (unsigned)(n * 0.77 + 0.5))
		return NULL;
	return malloc(7);
}

void *of_one(int n) /* infer alloc = 2; peak = 2 */
{
	/* measure n=-7,0,1,3,10,2147483647 : of_one(${n}); */
	float x = n;
	double y = x * 0.1f - 0.3;
	if (y > 300000000.0 || y < -300000000.0)
		return malloc(1);
	return malloc(2);
}

/* A constant of the unit, and one that is initialised with an integer. */
static const double upper = 0.75;
static const float twice = 2;

void constants(unsigned short n) /* infer alloc = 2*n + 3*n / 4; free = 2*n + 3*n / 4; peak = 2*n + 3*n / 4 */
{
	/* measure n=0,1,2,7,1001 : constants(${n}); */
	free(malloc((size_t)(n * upper) + (size_t)(n * twice)));
}

void never_full(unsigned n) /* infer alloc = max(n, 4); free = max(n, 4); peak = max(n, 4) */
{
	/* measure n=0,1,4,5,1001 : never_full(${n}); */
	static const double load = 0.77;
	if (n < 4)
		n = 4;
	if (0 >= (unsigned)(n * load + 0.5))
		return;
	free(malloc(n));
}

/* The bytes of one are no number that is known. */
void its_bytes(void) /* infer alloc in 0 .. 255; free in 0 .. 255; peak in 0 .. 255 */
{
	/* measure once=1 : its_bytes(); */
	static const union { double d; unsigned char b[8]; } u = { 1.5 };
	free(malloc(u.b[7]));
}
