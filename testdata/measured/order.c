/* Evaluation: order, values of assignments, conversions of compound assignments,
 * unspecified orders, jumps over and back to declarations. */
#include <stdlib.h>
#include <string.h>

static void *both(int a, int b) { return malloc(a + b); }
static void take(void *a, void *b) { free(a); free(b); }
static void *swap_for(void *p, size_t n) { free(p); return malloc(n); }

/* The order of arguments is not specified: with this one 8 bytes go before or
 * after 8 others come. */
[alloc 16, free 16, peak <= 16]
void arguments(void) { void *p = malloc(8); take(swap_for(p, 4), malloc(4)); }

/* gcc takes the last one first. */
[alloc 16, free 16, peak 12]
void arguments_by_gcc(void) { void *p = malloc(8); take(swap_for(p, 4), malloc(4)); }

static int flag = 3;
static int set_flag(void) { flag = 7; return 1; }
static int get_flag(void) { return flag; }
[alloc 71] void *call_and_call(void) { flag = 3; return both(get_flag() * 10, set_flag()); }
[alloc 71] void *load_and_call(void) { flag = 3; return both(flag * 10, set_flag()); }
[alloc 31] void *calls_in_sum(void) { flag = 3; return malloc(get_flag() * 10 + set_flag()); }
[alloc 8] void *load_in_sum(void) { flag = 3; return malloc(flag + set_flag()); }
[alloc 2] void *load_in_difference(void) { flag = 3; return malloc(flag - set_flag()); }
[alloc 8] void *added(void) { flag = 3; flag += set_flag(); return malloc(flag); }

static struct { int v; } one, two, *which = &one;
static int switch_over(void) { which = &two; return 9; }
[alloc 9] void *stored_before(void) { which = &one; one.v = two.v = 1; which->v = switch_over(); return malloc(one.v); }
[alloc 1] void *index_first(void) { int t[2] = { 0, 0 }; flag = 3; t[get_flag() == 7] = set_flag(); return malloc(t[0]); }

static int count;
static int next(void) { return ++count; }
[alloc 3]
void *called_twice(void) { count = 0; return both(next(), next()); }

[alloc n & 255]
void *assigned_value(unsigned n) { unsigned char c; return malloc(c = n); }

[alloc (n + 300) % 256]
void *compound_char(unsigned char n) { return malloc(n += 300); }

[alloc n % 16 * 16]
void *compound_shift(unsigned char n) { n <<= 4; return malloc(n); }

[alloc n * 3 / 2, requires n >= 0 && n < 1000]
void *compound_double(int n) { n *= 1.5; return malloc(n); }

[alloc 5]
void *post_increment(void) { int i = 5; return malloc(i++ == 5 ? i - 1 : 9); }

[alloc 8]
void *index_increment(void) { int t[3] = { 2, 4, 8 }, i = 1; return malloc(t[++i]); }

[alloc 6]
void *pointer_increment(void) { int t[3] = { 2, 4, 8 }, *p = t; int a = *p++; return malloc(a + *p); }

[alloc 2]
void *stored_through_increment(void) { char t[4] = "abc", *p = t; *p++ = 'x'; *p++ = 0; return malloc(strlen(t) + 1); }

[alloc 12]
void *several_declarators(void) { int *p = malloc(4), *q = p ? malloc(8) : NULL; free(p); return q; }

struct pair { int a, b; };
[requires p && q, alloc 4]
void *self_assigned(struct pair *p, struct pair *q) { q->a = 4; *p = *q; return malloc(p->a); }

[alloc 7]
void *initialised_by_calls(void) { count = 0; struct pair p = { next(), next() }; return malloc(p.a + p.b + 4); }

[alloc 15, requires n >= 0 && n < 10]
void *initialised_again(int n)
{
	int total = 0;
again:;
	int x = 5;
	total += x;
	x = n;
	if (total < 15)
		goto again;
	return malloc(total);
}

[alloc n > 0 ? 4 : 8]
void *jumped_over(int n) { if (n > 0) goto out; { int k = 2; n = k; } return malloc(8); out: return malloc(4); }

[alloc 3]
void *shadowed(void) { int n = 3; { int n = 7; (void)n; } return malloc(n); }

[alloc 7]
void *shadowed_by_itself(void) { int n = 3; { int m = n; int n = m + 4; return malloc(n); } }

[alloc 11]
void *condition_assigns(int n) { int k; if ((k = 11) > 5 && n == n) return malloc(k); return malloc(1); }

[alloc n == 0 ? 1 : 2]
void *negations(int n) { return malloc(1 + !!n); }

[alloc 4]
void *chained(void) { int a, b, c; a = b = c = 4; return malloc(a == b && b == c ? a : 1); }

/* a < b < c is (a < b) < c. */
[alloc 1]
void *chained_compare(void) { return malloc(3 > 2 > 1 ? 2 : 1); }

[alloc 6]
void *precedence(void) { return malloc(1 + 2 << 1); }

[alloc 1]
void *precedence_mask(int n) { return malloc((n & 0 == 0) ? 1 : 1); }

[alloc 2, requires n == 4]
void *precedence_equal(int n) { return malloc(n & 6 == 6 ? 4 : 2); }

[alloc 9]
void *conditional_types(int n) { unsigned u = 1; return malloc((n ? -1 : u) > 0 ? 9 : 3); }

static void *strdup_of_ours(const char *s) { return calloc(1, 100); }
#define strdup strdup_of_ours
[alloc 100]
void *macro_over_library(const char *s) { return strdup(s); }
#undef strdup

static char *strlcpy(const char *s, size_t n) { return malloc(50); }
[alloc 50]
void *own_library_function(const char *s) { return strlcpy(s, 3); }

static void die(void) { abort(); }
[alloc n]
void *or_die(size_t n) { void *p = malloc(n); if (!p) die(); return p; }

[alloc 4]
void *unreachable(int n) { switch (n & 1) { case 0: return malloc(4); case 1: return malloc(4); } __builtin_unreachable(); }

static int is_even(unsigned n);
static int is_odd(unsigned n) { return n ? is_even(n - 1) : 0; }
static int is_even(unsigned n) { return n ? is_odd(n - 1) : 1; }
[alloc 8]
void *mutual(void) { return malloc(is_even(4) ? 8 : 2); }

static void set_through(int **pp) { **pp = 12; }
[alloc 12]
void *two_levels(void) { int k = 1, *p = &k; set_through(&p); return malloc(k); }

static int *keep_address(int *p) { static int *kept; if (p) kept = p; return kept; }
[alloc 13]
void *escaped_local(void) { int k = 1; keep_address(&k); *keep_address(NULL) = 13; return malloc(k); }

static void *(*choose(int k))(size_t) { return k ? malloc : NULL; }
[alloc n]
void *returned_function(size_t n) { return choose(1)(n); }

typedef struct { void *p; size_t n; } slice;
static slice make_slice(size_t n) { return (slice){ malloc(n), n }; }
[alloc 2 * n, free n, requires n < 1000]
void *slices(size_t n) { slice s = make_slice(n), t = s; t.p = malloc(t.n); free(s.p); return t.p; }

[alloc 3 * n, requires n < 1000]
void three_ways(size_t n) { for (int i = 0; i < 3; i++) (i == 0 ? free(malloc(n)) : (void)malloc(n)); }

int main(void)
{
	struct pair p = { 1, 2 };
	arguments(), arguments_by_gcc(), free(call_and_call()), free(load_and_call()), free(calls_in_sum()), free(load_in_sum()), free(load_in_difference()), free(added()), free(stored_before()), free(index_first()), free(called_twice());
	for (int n = 0; n < 12; n++) {
		free(assigned_value(n * 77)), free(compound_char(n * 20)), free(compound_shift(n * 20)), free(compound_double(n)), free(jumped_over(n)), free(condition_assigns(n)), free(negations(n));
		free(precedence_mask(n)), free(conditional_types(n)), free(or_die(n)), free(unreachable(n)), free(returned_function(n)), free(slices(n)), three_ways(n);
		if (n < 10)
			free(initialised_again(n));
	}
	free(post_increment()), free(index_increment()), free(pointer_increment()), free(stored_through_increment()), free(several_declarators()), free(self_assigned(&p, &p));
	free(initialised_by_calls()), free(shadowed()), free(shadowed_by_itself()), free(chained()), free(chained_compare()), free(precedence()), free(precedence_equal(4));
	free(macro_over_library("")), free(own_library_function("")), free(mutual()), free(two_levels()), free(escaped_local());
}
