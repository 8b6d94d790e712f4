/* Function pointers, callbacks, tables of them, objects that own through them. */
#include <stdlib.h>
#include <string.h>

typedef void *(*get_fn)(size_t);
typedef void (*put_fn)(void *);
struct ops { get_fn get; put_fn put; const char *name; };
struct obj { const struct ops *ops; void *data; size_t n; };

static void *plain(size_t n) { return malloc(n); }
static void *cleared(size_t n) { return calloc(1, n); }
static void *padded(size_t n) { return malloc(n + 16); }
static void give(void *p) { free(p); }
static const struct ops table[] = { { plain, give, "plain" }, { cleared, free, "cleared" }, { padded, give, "padded" } };

[requires k < 3 && n < 1000, alloc k == 2 ? n + 16 : n, free k == 2 ? n + 16 : n]
void by_table(unsigned k, size_t n) { const struct ops *o = &table[k]; o->put(o->get(n)); }

[requires n < 1000, alloc sizeof(struct obj) + n, free sizeof(struct obj) + n]
void through_object(size_t n)
{
	struct obj *o = malloc(sizeof *o);
	if (!o)
		return;
	o->ops = &table[0];
	o->n = n;
	o->data = o->ops->get(n);
	o->ops->put(o->data);
	free(o);
}

[requires n < 1000, alloc n + 16]
void *changed_ops(size_t n) { struct obj o = { &table[0] }; o.ops = &table[2]; return o.ops->get(n); }

static get_fn current = plain;
[requires n < 1000, alloc n + 16]
void *swapped_and_back(size_t n) { get_fn old = current; current = padded; void *p = current(n); current = old; return p; }

static int each(int n, int (*f)(void *, int), void *ctx) { for (int i = 0; i < n; i++) if (f(ctx, i)) return i; return n; }
static int add(void *ctx, int i) { *(unsigned *)ctx += i; return 0; }
static int stop_at_two(void *ctx, int i) { malloc(5); return i == 2; }
[requires n >= 0 && n < 100, alloc n * (n - 1) / 2]
void *summed(int n) { unsigned s = 0; each(n, add, &s); return malloc(s); }
[requires n >= 0 && n < 100, alloc n < 3 ? 5 * n : 15]
void stopped(int n) { each(n, stop_at_two, NULL); }

static int up(const void *a, const void *b) { return *(int *)a - *(int *)b; }
[alloc 0, free 0]
void sorted_few(void) { int t[4] = { 3, 1, 2, 0 }; qsort(t, 4, sizeof *t, up); }

[requires f, alloc f == malloc ? n : 0, requires f == malloc || f == NULL]
void *given(void *(*f)(size_t), size_t n) { return f(n); }

[alloc n]
void *default_if_null(void *(*f)(size_t), size_t n) { f = NULL; if (!f) f = malloc; return f(n); }

typedef int state_fn(int *);
static int start(int *k) { malloc(1); return 1; }
static int middle(int *k) { malloc(2); return ++*k < 3 ? 1 : 2; }
static int end(int *k) { malloc(4); return 3; }
[alloc 1 + 3 * 2 + 4]
void machine(void) { state_fn *const states[] = { start, middle, end }; int s = 0, k = 0; while (s < 3) s = states[s](&k); }

static void *(*pick(int how))(size_t) { switch (how) { case 0: return plain; case 1: return padded; } return NULL; }
[requires how == 0 || how == 1, requires n < 1000, alloc how ? n + 16 : n]
void *picked(int how, size_t n) { return pick(how)(n); }

union cast { void *(*f)(size_t); void *p; };
[alloc n]
void *through_union(size_t n) { union cast c; c.f = malloc; return c.f(n); }

[alloc n]
void *through_cast(size_t n) { void (*g)(void) = (void (*)(void))malloc; return ((void *(*)(size_t))g)(n); }

struct hooks { get_fn get; put_fn put; };
static struct hooks global = { malloc, free };
void set_global(const struct hooks *h) { if (h) global = *h; else { global.get = malloc; global.put = free; } }
[alloc <= n + 16, requires n < 1000]
void *by_global(size_t n) { return global.get(n); }
[requires n < 1000, alloc n, free n]
void reset_and_use(size_t n) { set_global(NULL); global.put(global.get(n)); }
[requires n < 1000, alloc n + 16, free n + 16]
void copied_hooks(size_t n) { struct hooks h = { padded, give }, *p = &h; struct hooks c = *p; c.put(c.get(n)); }

int main(void)
{
	static const struct hooks padding = { padded, free };
	for (unsigned n = 0; n < 40; n += 3) {
		by_table(n % 3, n), through_object(n), free(changed_ops(n)), free(swapped_and_back(n)), free(summed(n)), stopped(n), free(given(malloc, n)), free(default_if_null(padded, n));
		free(picked(n & 1, n)), free(through_union(n)), free(through_cast(n)), free(by_global(n)), set_global(&padding), free(by_global(n)), reset_and_use(n), copied_hooks(n);
	}
	sorted_few(), machine();
}
