/* Ways out of order: clean-up labels, loops made of labels, long jumps, signals,
 * calls back, retries, what is kept between calls. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct ctx { char *a, *b, *c; int state; };

int ladder(struct ctx *x, size_t n, int how) /* infer alloc = 3*n if how == 2 && n <= 4611686018427387903; n if how == 1 && n <= 9223372036854775807; 6*n otherwise; free = 6*n if how == 3 && n <= 3074457345618258602; 3*n if how == 2 && n <= 4611686018427387903; n if how == 1 && n <= 9223372036854775807; 0 otherwise; peak = 3*n if how == 2 && n <= 4611686018427387903; n if how == 1 && n <= 9223372036854775807; 6*n otherwise */
{
	/* measure n=5,5,5,5,5 how=0,1,2,3,9 x=1,1,1,1,1 : struct ctx c = { 0 }; ladder(&c, ${n}, ${how}); */
	int rc = -1;
	x->a = malloc(n);
	if (!x->a || how == 1)
		goto fail_a;
	x->b = malloc(2 * n);
	if (!x->b || how == 2)
		goto fail_b;
	x->c = malloc(3 * n);
	if (!x->c || how == 3)
		goto fail_c;
	return 0;
fail_c:
	free(x->c);
	x->c = NULL;
fail_b:
	free(x->b);
	x->b = NULL;
fail_a:
	free(x->a);
	x->a = NULL;
	return rc;
}

/* The label order is wrong: what fails late is not given back. */
int leaky_ladder(size_t n, int how) /* infer alloc = n if how == 1 && n <= 9223372036854775807; 3*n otherwise; free = 3*n if how != 1 && how != 2 && n <= 4611686018427387903; n otherwise; peak = n if how == 1 && n <= 9223372036854775807; 3*n otherwise */
{
	/* measure n=5,5,5 how=0,1,2 : leaky_ladder(${n}, ${how}); */
	char *a = malloc(n), *b = NULL;
	if (how == 1)
		goto out;
	b = malloc(2 * n); /* want leak "unreachable when the call returns" */
	if (how == 2)
		goto only_a;
	free(b);
out:
	free(a);
	return 0;
only_a:
	free(a);
	return 1;
}

/* A loop made of a label. */
void *again(int n) /* infer alloc = 21 if n == 1; 33 if n == 2; 10 otherwise; free = 10 if n == 1; 21 if n == 2; 0 otherwise; peak = 11 if n == 1; 12 if n == 2; 10 otherwise */
{
	/* measure n=0,1,2 : again(${n}); */
	int k = 0;
	char *p = NULL;
retry:
	free(p);
	p = malloc(10 + k);
	if (k++ < n && n < 3)
		goto retry;
	return p;
}

static jmp_buf env;

static void thrower(int n)
{
	free(malloc(n));
	if (n > 10)
		longjmp(env, 1);
}

int caught(int n) /* infer alloc unknown (unsupported: _setjmp returns again); free unknown (unsupported: _setjmp returns again); peak unknown (unsupported: _setjmp returns again) */
{
	/* measure n=3,20 : caught(${n}); */
	char *volatile p = NULL;
	if (setjmp(env)) {
		free(p);
		return 1;
	}
	p = malloc(50);
	thrower(n);
	free(p);
	return 0;
}

int not_caught_twice(int n) /* infer alloc unknown (unsupported: _setjmp returns again); free unknown (unsupported: _setjmp returns again); peak unknown (unsupported: _setjmp returns again) */
{
	/* measure n=3,20 : not_caught_twice(${n}); */
	volatile int tries = 0;
	if (setjmp(env))
		tries++;
	free(malloc(8));
	if (tries < 2)
		thrower(n);
	return tries;
}

static volatile sig_atomic_t got;
static void *held;

static void handler(int sig)
{
	got = sig;
	free(held);
	held = NULL;
}

void signalled(size_t n) /* infer alloc unknown (callback: raise#14); free unknown (callback: raise#14); peak unknown (callback: raise#14) */
{
	/* measure n=5,50 : signalled(${n}); */
	held = malloc(n);
	signal(SIGUSR1, handler);
	raise(SIGUSR1);
	free(held);
	held = NULL;
}

void waits(size_t n) /* infer alloc = n; free = n; peak = n */
{
	/* measure n=5,50 : signal(SIGUSR1, handler); raise(SIGUSR1); waits(${n}); */
	while (!got)
		;
	got = 0;
	free(malloc(n));
}

/* A call back gives the object back that it is called for. */
struct obj { void (*done)(struct obj *); size_t n; char *data; };

static void destroy(struct obj *o)
{
	free(o->data);
	free(o);
}

static void keep(struct obj *o) { o->n++; }

void finish(size_t n, int gone) /* infer alloc = n + 24; free = n + 24; peak = n + 24 */
{
	/* measure n=5,50 gone=0,1 : finish(${n}, ${gone}); */
	struct obj *o = malloc(sizeof *o);
	if (!o)
		return;
	o->n = n;
	o->data = malloc(n);
	o->done = gone ? destroy : keep;
	o->done(o);
	if (!gone)
		destroy(o);
}

static void each(char **t, int n, void (*f)(char **))
{
	for (int i = 0; i < n; i++)
		f(&t[i]);
}

static void drop(char **p)
{
	free(*p);
	*p = NULL;
}

static void grow(char **p) { *p = realloc(*p, 30); }

void for_each(size_t n) /* infer alloc = 3*n + 60; free = 3*n + 60; peak = max(3*n, max(2*n + 30, 60)) */
{
	/* measure n=5,50 : for_each(${n}); */
	char *t[2] = { malloc(n), malloc(2 * n) }; /* want leak "a later" leak "a later" */
	if (!t[0] || !t[1])
		return;
	each(t, 2, grow);
	each(t, 2, drop);
	each(t, 2, drop);
}

/* A retry while the error is a passing one. */
static int flaky(int *left)
{
	if ((*left)-- > 0) {
		errno = EINTR;
		return -1;
	}
	return 0;
}

int retried(int n) /* infer alloc unknown (unbounded-loop: a loop that acquires or releases, of unknown length); free unknown (unbounded-loop: a loop that acquires or releases, of unknown length); peak unknown (unbounded-loop: a loop that acquires or releases, of unknown length) */
{
	/* measure n=0,1,2 : retried(${n}); */
	int r;
	do {
		free(malloc(16));
		r = flaky(&n);
	} while (r < 0 && errno == EINTR);
	return r;
}

void *doubled_until(size_t least) /* infer alloc = (log2_ceil(max((least + 15) / 16, 1)) > 0 ? (1 << (log2_ceil(max((least + 15) / 16, 1)) + 5)) - 32 : 0) + 16 (not for all inputs); free = sum(j#35, 0, log2_ceil(max((least + 15) / 16, 1)), j#35 == 0 ? 16 : (1 << (j#35 + 4))) (not for all inputs); peak = max((log2_ceil(max((least + 15) / 16, 1)) > 0 ? max((1 << (log2_ceil(max((least + 15) / 16, 1)) + 4)) - (log2_ceil(max((least + 15) / 16, 1)) == 1 ? 16 : (1 << (log2_ceil(max((least + 15) / 16, 1)) + 3))), 0) + (log2_ceil(max((least + 15) / 16, 1)) >= 2 ? (1 << (log2_ceil(max((least + 15) / 16, 1)) + 4)) - 32 : 0) - sum(j#35, 0, log2_ceil(max((least + 15) / 16, 1)) - 1, j#35 == 0 ? 16 : (1 << (j#35 + 4))) : 0) + 16, 16) (not for all inputs) */
{
	/* measure least=0,16,17,100 : doubled_until(${least}); */
	size_t n = 16;
	char *p = malloc(n);
	while (p && n < least) {
		char *q = realloc(p, 2 * n);
		if (!q) {
			free(p);
			return NULL;
		}
		p = q;
		n *= 2;
	}
	return p;
}

/* What is made at the first call. */
static char *cache;
static size_t cache_size;

char *cached(size_t n) /* infer alloc = n if n <= 9223372036854775807 && cache_size < n; 0 otherwise; free = resource_of(cache) if n <= 9223372036854775807 && cache_size < n; 0 otherwise; peak = max(n - resource_of(cache), 0) if n <= 9223372036854775807 && cache_size < n; 0 otherwise */
{
	/* measure n=5,50 cache=0,0 cache_size=0,0 resource_of(cache)=0,0 : cache = NULL; cache_size = 0; cached(${n}); */
	/* measure n=5,50 cache=1,1 cache_size=20,20 resource_of(cache)=20,20 : cache = malloc(20); cache_size = 20; cached(${n}); */
	if (n > cache_size) {
		free(cache);
		cache = malloc(n);
		cache_size = cache ? n : 0;
	}
	return cache;
}

void cached_twice(size_t n) /* infer alloc = n if n <= 9223372036854775807 && cache_size < n; 0 otherwise; free = resource_of(cache) if n <= 9223372036854775807 && cache_size < n; 0 otherwise; peak = max(n - resource_of(cache), 0) if n <= 9223372036854775807 && cache_size < n; 0 otherwise */
{
	/* measure n=5,50 cache=0,0 cache_size=0,0 resource_of(cache)=0,0 : cache = NULL; cache_size = 0; cached_twice(${n}); */
	cached(n);
	cached(n);
	cached(n / 2);
}

static int once;

void lazily(size_t n) /* infer alloc = n if n <= 9223372036854775807 && once != 0; n + 100 otherwise; free = n; peak = n if n <= 9223372036854775807 && once != 0; n + 100 otherwise */
{
	/* measure n=5,50 once=0,1 : once = ${once}; lazily(${n}); */
	static char *table;
	if (!once) {
		table = malloc(100);
		once = 1;
	}
	free(malloc(n));
}

/* Switches that fall through, and jumps into a block. */
void *falls(int k) /* infer alloc = k == 0 ? 12 : (k != 0 && k != 1 && k != 2 ? 1 : (k != 0 && k != 1 ? 1 : 11) + 100) + 1000 if k != 3; 0 otherwise; peak = k == 0 ? 12 : (k != 0 && k != 1 && k != 2 ? 1 : (k != 0 && k != 1 ? 1 : 11) + 100) + 1000 if k != 3; 0 otherwise */
{
	/* measure k=-1,0,1,2,3,4 : falls(${k}); */
	size_t n = 1;
	switch (k) {
	case 0:
		n += 1;
	case 1:
		n += 10;
		if (n > 11)
			break;
	case 2:
		n += 100;
	default:
		n += 1000;
		break;
	case 3:
		return NULL;
	}
	return malloc(n);
}

void *duff(int n) /* infer alloc unknown (unsupported: a jump into a loop); free unknown (unsupported: a jump into a loop); peak unknown (unsupported: a jump into a loop) */
{
	/* measure n=1,2,3,4,5,9 : duff(${n}); */
	size_t sum = 0;
	int k = (n + 3) / 4;
	switch (n % 4) {
	case 0: do { sum += 1;
	case 3: sum += 10;
	case 2: sum += 100;
	case 1: sum += 1000;
		} while (--k > 0);
	}
	return malloc(sum);
}

void *into_block(int n) /* infer alloc = n > 0 ? (n >= 2 ? 10 : 3) + 5 : 3; peak = n > 0 ? (n >= 2 ? 10 : 3) + 5 : 3 */
{
	/* measure n=0,1,5 : into_block(${n}); */
	size_t k = 3;
	if (n == 1)
		goto inside;
	if (n > 1) {
		k = 10;
inside:
		k += 5;
	}
	return malloc(k);
}

/* Breaks out of two loops by a flag. */
void found(int n, int m) /* infer alloc = sum(j#64, 0, iterate($$1 = 0, $$1 + 1; $$2 = 0, iterate($1 = 0, $1 + 1; while $1 <= 1 && 3*$$1 + $1 + 1 != m; $1) >= 2 && 3*$$1 != m ? $$2 : 1; while $$2 == 0 && $$1 < n; $$1), iterate($1 = 0, $1 + 1; while $1 <= 1 && $1 + 3*j#64 + 1 != m; $1) <= 1 && 3*j#64 != m && 3*j#64 + iterate($1 = 0, $1 + 1; while $1 <= 1 && $1 + 3*j#64 + 1 != m; $1) + 1 == m ? 4*iterate($1 = 0, $1 + 1; while $1 <= 1 && $1 + 3*j#64 + 1 != m; $1) + 4 : 3*j#64 == m ? 0 : 4*iterate($1 = 0, $1 + 1; while $1 <= 1 && $1 + 3*j#64 + 1 != m; $1)) + 4*iterate($$1 = 0, $$1 + 1; $$2 = 0, iterate($1 = 0, $1 + 1; while $1 <= 1 && 3*$$1 + $1 + 1 != m; $1) >= 2 && 3*$$1 != m ? $$2 : 1; while $$2 == 0 && $$1 < n; $$1) if n >= 0; 0 otherwise; free = sum(j#64, 0, iterate($$1 = 0, $$1 + 1; $$2 = 0, iterate($1 = 0, $1 + 1; while $1 <= 1 && 3*$$1 + $1 + 1 != m; $1) >= 2 && 3*$$1 != m ? $$2 : 1; while $$2 == 0 && $$1 < n; $$1), iterate($1 = 0, $1 + 1; while $1 <= 1 && $1 + 3*j#64 + 1 != m; $1) <= 1 && 3*j#64 != m && 3*j#64 + iterate($1 = 0, $1 + 1; while $1 <= 1 && $1 + 3*j#64 + 1 != m; $1) + 1 == m ? 4*iterate($1 = 0, $1 + 1; while $1 <= 1 && $1 + 3*j#64 + 1 != m; $1) + 4 : 3*j#64 == m ? 0 : 4*iterate($1 = 0, $1 + 1; while $1 <= 1 && $1 + 3*j#64 + 1 != m; $1)) + 4*iterate($$1 = 0, $$1 + 1; $$2 = 0, iterate($1 = 0, $1 + 1; while $1 <= 1 && 3*$$1 + $1 + 1 != m; $1) >= 2 && 3*$$1 != m ? $$2 : 1; while $$2 == 0 && $$1 < n; $$1) if n >= 0; 0 otherwise; peak = iterate($$1 = 0, $$1 + 1; $$2 = 0, iterate($1 = 0, $1 + 1; while $1 <= 1 && 3*$$1 + $1 + 1 != m; $1) >= 2 && 3*$$1 != m ? $$2 : 1; while $$2 == 0 && $$1 < n; $$1) > 0 ? 4 : 0 if n >= 0; 0 otherwise */
{
	/* measure n=0,3,3,3 m=0,1,2,9 : found(${n}, ${m}); */
	int stop = 0;
	for (int i = 0; i < n && !stop; i++)
		for (int j = 0; j < 3; j++) {
			free(malloc(4));
			if (i * 3 + j == m) {
				stop = 1;
				break;
			}
		}
}

int first_error(int n, int bad) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,3,3,3 bad=0,0,2,7 : first_error(${n}, ${bad}); */
	char *t[3] = { 0 };
	int i, rc = 0;
	if (n > 3)
		return -1;
	for (i = 0; i < n; i++) {
		if (i == bad) {
			rc = -1;
			break;
		}
		t[i] = malloc(7);
	}
	if (rc)
		while (i-- > 0)
			free(t[i]);
	return rc;
}

/* The object is freed on one way and used on none. */
int handed_over(struct ctx *x, char *p, int take) /* infer free = resource_of(p) if take == 0; resource_of(x->a) otherwise */
{
	/* measure take=0,1 x=1,1 p=1,1 x->a=1,1 resource_of(p)=6,6 resource_of(x->a)=9,9 : struct ctx c = { malloc(9) }; char *q = malloc(6); handed_over(&c, q, ${take}); */
	if (take) {
		free(x->a);
		x->a = p;
		return 1;
	}
	free(p);
	return 0;
}

/* Recursion that ends by what it is given. */
static void *nest(int depth)
{
	if (depth <= 0)
		return malloc(5);
	free(malloc(depth));
	return nest(depth - 1);
}

void *nested(void) /* infer alloc = 11; free = 6; peak = 5 */
{
	/* measure once=1 : nested(); */
	return nest(3);
}

int variable_goto(int n) /* infer alloc unknown (unsupported: operator); free unknown (unsupported: operator); peak unknown (unsupported: operator) */
{
	/* measure n=0,1 : variable_goto(${n}); */
	void *where = n ? &&one : &&two;
	goto *where;
one:
	free(malloc(10));
	return 1;
two:
	free(malloc(20));
	return 2;
}
