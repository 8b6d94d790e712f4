/* Loops that are left in the middle. */
#include <stdlib.h>

char *until(size_t n) /* infer alloc = n >= 17 ? iterate($1 = 32, 2*($1 % (1 << 63)); while $1 < n; $1) : 16 (not for all inputs); peak = n >= 17 ? iterate($1 = 32, 2*($1 % (1 << 63)); while $1 < n; $1) : 16 (not for all inputs) */
{
	/* measure n=0,16,17,32,33,129,1000,5000 : until(${n}); */
	size_t c = 16;
	for (;;) {
		if (c >= n)
			break;
		c *= 2;
	}
	return malloc(c);
}

int square(int n) /* infer alloc = (iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)*iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) + iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)) / 2 + iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) + 1 if iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)*iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) >= 51 && n >= 0 && iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) < n; iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) > 0 ? (iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)*iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) + iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)) / 2 : 0 if n >= 0 && n <= iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1); 0 otherwise (not for all inputs); free = (iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)*iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) + iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)) / 2 + iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) + 1 if iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)*iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) >= 51 && n >= 0 && iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) < n; iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) > 0 ? (iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)*iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) + iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)) / 2 : 0 if n >= 0 && n <= iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1); 0 otherwise (not for all inputs); peak = iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) + 1 if iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1)*iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) >= 51 && n >= 0 && iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) < n; iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1) if n >= 0 && n <= iterate($1 = 0, $1 + 1; while $1*$1 <= 50 && $1 < n; $1); 0 otherwise (not for all inputs) */
{
	/* measure n=-1,0,1,7,8,9,100 : square(${n}); */
	for (int i = 0; i < n; i++) {
		free(malloc(i + 1));
		if (i * i > 50)
			return i;
	}
	return -1;
}

void *upto(int n) /* infer alloc = 3*iterate($1 = 0, $1 + 1; while $1 <= 98 && $1 + 1 != n; $1) + 3 if n != 0 && iterate($1 = 0, $1 + 1; while $1 <= 98 && $1 + 1 != n; $1) <= 9223372036854775806 && (iterate($1 = 0, $1 + 1; while $1 <= 98 && $1 + 1 != n; $1) >= 99 || n == iterate($1 = 0, $1 + 1; while $1 <= 98 && $1 + 1 != n; $1) + 1); 0 otherwise (not for all inputs); peak = 3*iterate($1 = 0, $1 + 1; while $1 <= 98 && $1 + 1 != n; $1) + 3 if n != 0 && iterate($1 = 0, $1 + 1; while $1 <= 98 && $1 + 1 != n; $1) <= 9223372036854775806 && (iterate($1 = 0, $1 + 1; while $1 <= 98 && $1 + 1 != n; $1) >= 99 || n == iterate($1 = 0, $1 + 1; while $1 <= 98 && $1 + 1 != n; $1) + 1); 0 otherwise (not for all inputs) */
{
	/* measure n=-1,0,1,50,99,100,101 : upto(${n}); */
	int i;
	for (i = 0; i < 100; i++) {
		if (i == n)
			break;
		malloc(2); /* want leak "unreachable when the call returns" */
	}
	return malloc(i);
}

int downwards(int n) /* infer alloc = n*((n + 2) / 3 - ((n + 2) % 3 < 0)) - ((n + 2) / 3 - ((n + 2) % 3 < 0))*((n + 2) / 3 - ((n + 2) % 3 < 0)) + (((n + 2) / 3 - ((n + 2) % 3 < 0)) - ((n + 2) / 3 - ((n + 2) % 3 < 0))*((n + 2) / 3 - ((n + 2) % 3 < 0))) / 2 + ((n + 2) / 3 - ((n + 2) % 3 < 0)) if n > 0; 0 otherwise; peak = max(n, n*((n + 2) / 3 - ((n + 2) % 3 < 0)) - ((n + 2) / 3 - ((n + 2) % 3 < 0))*((n + 2) / 3 - ((n + 2) % 3 < 0)) + (((n + 2) / 3 - ((n + 2) % 3 < 0)) - ((n + 2) / 3 - ((n + 2) % 3 < 0))*((n + 2) / 3 - ((n + 2) % 3 < 0))) / 2 + ((n + 2) / 3 - ((n + 2) % 3 < 0))) if n > 0; 0 otherwise */
{
	/* measure n=-2,0,1,3,4,50,100 : downwards(${n}); */
	int k = 0;
	while (1) {
		if (n <= 0)
			return k;
		malloc(n); /* want leak "unreachable when the call returns" */
		n -= 3;
		k++;
	}
}

int jumps(int n) /* infer alloc = 1 if n == 7; ((n + 1) >> 1 > 0 ? 2*((n + 1) >> 1) : 2) + 1 otherwise; peak = 1 if n == 7; ((n + 1) >> 1 > 0 ? 2*((n + 1) >> 1) : 2) + 1 otherwise */
{
	/* measure n=-1,0,1,6,7,8,20 : jumps(${n}); */
	int k = 0;
	do {
		if (n == 7)
			goto out;
		k += 2;
	} while (k < n);
	malloc(k); /* want leak "unreachable when the call returns" */
out:
	malloc(1); /* want leak "unreachable when the call returns" */
	return k;
}

/* Two breaks, before and after what an iteration acquires. */
int both(int n, int m) /* infer alloc = (iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) > 0 ? (iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1)*iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1)) / 2 : 0) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) if m >= 0 && n > 0 && iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) <= 9223372036854775807 && n <= iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + 1; (iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) > 0 ? (iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1)*iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1)) / 2 : 0) + 2*iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) + 2 if m >= 0 && n > 0 && m <= iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) && iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + 2 <= n && iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) <= 9223372036854775806; 0 otherwise (not for all inputs); free = (iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) > 0 ? (iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1)*iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1)) / 2 : 0) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) if m >= 0 && n > 0 && iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) <= 9223372036854775807 && n <= iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + 1; (iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) > 0 ? (iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1)*iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1)) / 2 : 0) + 2*iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) + 2 if m >= 0 && n > 0 && m <= iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) && iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + 2 <= n && iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) <= 9223372036854775806; 0 otherwise (not for all inputs); peak = max(iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1), iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2)) if m >= 0 && n > 0 && iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) <= 9223372036854775807 && n <= iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + 1; iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) + 1 if m >= 0 && n > 0 && m <= iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) && iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + 2 <= n && iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; $1) + iterate($1 = 0, $1 + 1; while $1 + ($1*$1 + $1) / 2 < m && $1 + 2 <= n; ($1*$1 + $1) / 2) <= 9223372036854775806; 0 otherwise (not for all inputs) */
{
	/* measure n=0,3,5,9,20 m=4,4,5,2,100 : both(${n}, ${m}); */
	int sum = 0;
	for (int i = 0;; i++) {
		if (i >= n)
			break;
		free(malloc(i));
		sum += i;
		if (sum > m)
			break;
	}
	free(malloc(sum));
	return sum;
}

/* A break whose condition is not known. */
int data(const char *s, int n) /* infer alloc in 0 .. 3*n if n >= 0; 0 otherwise; free in 0 .. 3*n if n >= 0; 0 otherwise; peak in 0 .. n > 0 ? 3 : 0 if n >= 0; 0 otherwise */
{
	/* measure s=1,1 n=0,3 : data("abc", ${n}); */
	int i;
	for (i = 0; i < n; i++) {
		if (s[i] == 'x')
			break;
		free(malloc(3));
	}
	return i;
}

/* The loop is left from within an inner one. */
int inner(int n) /* infer alloc = 5*iterate($$$1 = 0, $$$1 + 1; while $$$1 + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) != 4 && $$$1 < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); $$$1) + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); $$3 = 0, $$3 + 5*iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$3) + 5 if n >= 0 && iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1) < n && iterate($$$1 = 0, $$$1 + 1; while $$$1 + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) != 4 && $$$1 < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); $$$1) + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) == 4 && iterate($$$1 = 0, $$$1 + 1; while $$$1 + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) != 4 && $$$1 < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); $$$1) < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); $$3 = 0, $$3 + 5*iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$3) if n >= 0 && n <= iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); 0 otherwise (not for all inputs); free = 5*iterate($$$1 = 0, $$$1 + 1; while $$$1 + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) != 4 && $$$1 < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); $$$1) + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); $$3 = 0, $$3 + 5*iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$3) + 5 if n >= 0 && iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1) < n && iterate($$$1 = 0, $$$1 + 1; while $$$1 + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) != 4 && $$$1 < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); $$$1) + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) == 4 && iterate($$$1 = 0, $$$1 + 1; while $$$1 + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) != 4 && $$$1 < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); $$$1) < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); $$3 = 0, $$3 + 5*iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$3) if n >= 0 && n <= iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); 0 otherwise (not for all inputs); peak = max(iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); $$3 = 0, max($$3, iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) > 0 ? 5 : 0); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$3), 5) if n >= 0 && iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1) < n && iterate($$$1 = 0, $$$1 + 1; while $$$1 + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) != 4 && $$$1 < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); $$$1) + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) == 4 && iterate($$$1 = 0, $$$1 + 1; while $$$1 + iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$2) != 4 && $$$1 < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); $$$1) < iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); $$3 = 0, max($$3, iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) > 0 ? 5 : 0); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$3) if n >= 0 && n <= iterate($$1 = 0, $$1 + 1; $$2 = 0, $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1); while $$1 < n && ($$1 <= iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) || $$2 + iterate($1 = 0, $1 + 1; while $1 < $$1 && $$2 + $1 != 4; $1) != 4); $$1); 0 otherwise (not for all inputs) */
{
	/* measure n=0,1,2,3,4,9 : inner(${n}); */
	int got = 0;
	for (int i = 0; i < n; i++)
		for (int j = 0; j < i; j++) {
			free(malloc(5));
			if (++got == 5)
				return got;
		}
	return got;
}
