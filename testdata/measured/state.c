/* State that lives on: statics, volatiles, handlers, jumps, threads, errno. */
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A static local differs from call to call. */
[alloc <= 8, peak <= 8]
void *first_time(void) { static int done; if (done) return NULL; done = 1; return malloc(8); }

static void *cache;
[alloc cache ? 0 : 100]
void *cached(void) { if (!cache) cache = malloc(100); return cache; }

[free resource_of(cache)]
void drop_cache(void) { free(cache); cache = NULL; }

/* Two reads of a volatile need not agree. */
static volatile int flag;
[alloc <= 10]
void *volatile_reads(void) { return malloc(flag == flag ? 10 : 0); }

[alloc 4]
void *volatile_local(void) { volatile int k = 4; return malloc(k); }

static jmp_buf env;
[alloc 6, free 6]
void jumped(int n)
{
	volatile int k = 0;
	if (setjmp(env) == 0 && n) {
		k = 1;
		free(malloc(3));
		longjmp(env, 1);
	}
	free(malloc(k ? 3 : 6));
}

static int got;
static void handler(int s) { got = s; }
[alloc 0]
void signalled(void) { signal(SIGUSR1, handler); raise(SIGUSR1); }

static void *run(void *p) { *(void **)p = malloc(500); return NULL; }
/* What a thread does is its own. */
[alloc 0, free 0]
void threads(void **out) { pthread_t t; if (pthread_create(&t, NULL, run, out) == 0) pthread_join(t, NULL); }

[alloc 4]
void *error_number(void) { errno = 5; int e = errno; return malloc(e == 5 ? 4 : 4); }

static void at_end(void) { free(cache); }
[alloc 0]
void registered(void) { static int once; if (!once) { once = 1; atexit(at_end); } }

static int depth;
[alloc <= 64, free <= 64, requires n >= 0 && n <= 8]
void recursive(int n) { if (n == 0) return; void *p = malloc(8); recursive(n - 1); free(p); }

static int counter;
static int next(void) { return ++counter; }
[alloc 2]
void *sequence(void) { int a = next(), b = next(); return malloc(b - a + 1); }

/* A global that a callee changes through a pointer. */
static unsigned shared_size;
static void change(unsigned *p) { *p += 5; }
[requires shared_size < 1000, alloc shared_size + 5]
void *changed_global(void) { change(&shared_size); void *p = malloc(shared_size); shared_size -= 5; return p; }

[requires p, alloc *p, free *p, requires *p < 100000]
void read_then_write(unsigned *p) { unsigned n = *p; *p = 0; free(malloc(n)); *p = n; }

struct counter { unsigned n; struct counter *self; };
[requires c && c->self == c, alloc 8]
void *self_reference(struct counter *c) { c->self->self->n = 8; return malloc(c->n); }

static const int limits[] = { 10, 20, 30 };
[requires i < 3, alloc 10 * i + 10]
void *from_table(unsigned i) { return malloc(limits[i]); }

static int writable[] = { 1, 2, 3 };
void poke(int v) { writable[1] = v; }
[requires writable[1] >= 0, alloc writable[1]]
void *from_writable(void) { return malloc(writable[1]); }

static void *(*hook)(size_t) = malloc;
static void *doubled(size_t n) { return malloc(2 * n); }
void set_hook(int k) { hook = k ? doubled : malloc; }
[alloc <= 2 * n, requires n < 100000]
void *hooked(size_t n) { return hook(n); }

struct ops { void *(*get)(size_t); void (*put)(void *); };
[alloc n, free n]
void object_of_functions(size_t n) { struct ops o = { malloc, free }, *p = &o; p->put(p->get(n)); }

[alloc 2 * n, requires n < 100000]
void *replaced(size_t n) { struct ops o = { malloc, free }; struct ops *p = &o; o.get = doubled; return p->get(n); }

[alloc i ? 2 * n : n, requires n < 100000]
void *dispatch(int i, size_t n) { void *(*t[2])(size_t) = { malloc, doubled }; return t[i != 0](n); }

__thread unsigned mine = 3;
[requires mine < 100000, alloc mine]
void *thread_local(void) { return malloc(mine); }

static struct { unsigned a; union { unsigned b; unsigned char c[4]; }; } anonymous;
[alloc 3]
void *anonymous_member(void) { anonymous.b = 0x03020103; return malloc(anonymous.c[0]); }

int main(void)
{
	void *out = NULL;
	free(first_time()), free(first_time()), cached(), cached(), drop_cache(), free(volatile_reads()), free(volatile_local());
	jumped(0), jumped(1), signalled(), threads(&out), free(out), free(error_number()), registered(), registered();
	for (unsigned n = 0; n < 9; n++) {
		unsigned k = n * 7;
		struct counter c = { 0, &c };
		recursive(n), free(sequence()), read_then_write(&k), free(self_reference(&c)), free(from_table(n % 3)), poke(n), free(from_writable());
		set_hook(n & 1), free(hooked(n)), object_of_functions(n), free(replaced(n)), free(dispatch(n & 1, n)), free(thread_local()), mine++;
		free(anonymous_member()), free(changed_global());
	}
	return got == SIGUSR1 ? 0 : 1;
}
