/* GNU extensions and C11's odd corners: statement expressions, typeof, nested
 * functions, _Generic, K&R definitions, variable arguments, alloca, VLAs. */
#include <alloca.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define MAX(a, b) ({ __typeof__(a) a_ = (a); __auto_type b_ = (b); a_ > b_ ? a_ : b_; })
#define NAME(x) _Generic((x), int: 3, unsigned: 4, char *: 5, const char *: 6, default: 7)

[alloc n > 10u ? n : 10]
void *statement_expression(unsigned n) { return malloc(MAX(n, 10u)); }

[alloc n + 1, requires n < 1000]
void *statement_effects(unsigned n) { unsigned k = n; void *p = ({ k++; malloc(k); }); return k == n + 1 ? p : malloc(5); }

[alloc 14]
void *generic(void) { const char *s = ""; unsigned u = 0; short h = 0; return malloc(NAME(u) + NAME(s) + NAME(h) - NAME(0)); }

[alloc n]
void *kr(n, m) size_t n; char m; { return malloc(m ? n : n); }

[alloc 2]
void *kr_promoted(c) char c; { return malloc(sizeof(c) + sizeof(char)); }

static size_t total(int n, ...)
{
	va_list ap;
	size_t t = 0;
	va_start(ap, n);
	for (int i = 0; i < n; i++)
		t += va_arg(ap, int);
	va_end(ap);
	return t;
}
[alloc 6]
void *variadic(void) { return malloc(total(3, 1, 2, 3)); }

[requires n >= 0, alloc 4 * n]
void variadic_effect(int n, ...)
{
	va_list ap;
	va_start(ap, n);
	while (n-- > 0)
		malloc(4);
	va_end(ap);
}

[alloc 0, peak 0]
void stack(unsigned n) { if (n < 1000) memset(alloca(n + 1), 0, n); }

[alloc 4 * n, requires n > 0 && n < 1000]
void *vla(int n) { int t[n]; t[0] = 1; return malloc(sizeof t); }

[alloc 8 * n + 8, requires n > 0 && n < 1000]
void *vla_once(int n) { long t[n + 1]; n += 5; return malloc(sizeof t); }

[alloc n * m * 2, requires n > 0 && m > 0 && n < 100 && m < 100]
void *vla_matrix(int n, int m) { short t[n][m]; return malloc(sizeof t); }

[alloc 4 * m, requires n > 0 && m > 0 && n < 100 && m < 100]
void *vla_parameter(int n, int m, int t[n][m]) { return malloc(sizeof *t); }

[alloc sizeof(int *)]
void *array_parameter(int t[100]) { return malloc(sizeof t); }

[alloc n + 3, requires n < 1000]
void *nested(unsigned n)
{
	unsigned k = n;
	void add(unsigned d) { k += d; }
	add(1);
	add(2);
	return malloc(k);
}

[alloc 5]
void *builtin_choose(int n) { return malloc(__builtin_choose_expr(sizeof(n) == 4, 5, 9)); }

[alloc 8]
void *builtin_constant(int n) { return malloc(__builtin_constant_p(n) ? 8 : 8); }

[alloc n]
void *builtin_expect(unsigned n) { if (__builtin_expect(n == 0, 0)) return malloc(0); return malloc(__builtin_expect(n, 5)); }

[alloc 12]
void *builtin_offsetof(void) { struct s { char c; long l; int t[4]; }; return malloc(__builtin_offsetof(struct s, t[1]) - offsetof(struct s, l)); }

[alloc a > 4294967295 - b ? 1 : a + b]
void *builtin_overflow(unsigned a, unsigned b) { unsigned r; if (__builtin_add_overflow(a, b, &r)) return malloc(1); return malloc(r); }

[alloc 3 + 2 + 4]
void *builtin_bits(void) { return malloc(__builtin_popcount(7) + __builtin_ctz(12) + __builtin_ffs(8)); }

[alloc n == 0 ? 0 : n < 2 ? 1 : n < 4 ? 2 : n < 8 ? 3 : n < 16 ? 4 : n < 32 ? 5 : 6, requires n < 64]
void *builtin_clz(unsigned n) { unsigned k = 0; while (n) n >>= 1, k++; return malloc(k); }

[alloc 4]
void *types_compatible(void) { return malloc(__builtin_types_compatible_p(int, signed) ? 4 : 2); }

[alloc 24]
void *zero_length(void) { struct s { long a, b; int t[0]; char f[]; }; struct s *p = malloc(sizeof *p + 8); return p; }

struct flexible { unsigned n; char tail[]; };
[requires n < 1000000, alloc sizeof(struct flexible) + n]
struct flexible *flexible(unsigned n) { struct flexible *f = malloc(offsetof(struct flexible, tail[n])); if (f) f->n = n; return f; }

[alloc 12]
void *union_size(void) { union { int i; char c[10]; } *p; return malloc(sizeof *p); }

[alloc 1 + 4]
void *packed(void) { struct __attribute__((packed)) s { char c; int i; }; return malloc(sizeof(struct s)); }

[alloc 32]
void *aligned(void) { struct __attribute__((aligned(32))) s { char c; }; return malloc(sizeof(struct s)); }

[alloc 7]
void *label_values(int n) { __label__ out; if (n) goto out; out: return malloc(7); }

[alloc n & 1 ? 3 : 4]
void *case_in_expression(int n) { return malloc(({ int k; switch (n & 1) { case 1: k = 3; break; default: k = 4; } k; })); }

[alloc sizeof "hello"]
void *string_size(void) { return malloc(sizeof "hel" "lo"); }

[alloc 4 * 5]
void *wide_size(void) { return malloc(sizeof L"four"); }

[alloc 105]
void *character_constants(void) { return malloc('a' + '\x01' + '\7'); }

[alloc 2]
void *multichar(void) { return malloc('\377' < 0 ? 2 : 3); }

[alloc n == 2 ? 4 : 8]
void *bool_arithmetic(int n) { return malloc(8 >> (n == 2)); }

static inline __attribute__((always_inline)) void *inlined(size_t n) { return calloc(1, n); }
[alloc n]
void *through_inline(size_t n) { return inlined(n); }

[alloc n] extern void *declared_twice(unsigned n);
void *declared_twice(unsigned n);
void *declared_twice(unsigned n) { return malloc(n); }

[alloc 2]
void *sizeof_name(short n) { return malloc(sizeof n); }

static int (*const table[])(int) = { abs };
[alloc 3]
void *table_call(void) { return malloc(table[0](-3)); }

[alloc 16]
void *comma_in_index(int n) { int t[3] = { 1, 16, 4 }; return malloc(t[(n++, 1)]); }

[alloc 30]
void *index_reversed(void) { int t[3] = { 10, 20, 30 }; return malloc(2[t]); }

static void *apply(void *f(size_t), size_t n) { return f(n); }
[alloc n]
void *function_parameter(size_t n) { return apply(malloc, n); }

[alloc n]
void *dereferenced(size_t n) { return (**&malloc)(n); }

[alloc n]
void *selected(size_t n, int k) { return (k ? malloc : valloc)(n); }

[alloc 9]
void *cleaned(void) { return __extension__ (void *)malloc(9); }

static void release(char **p) { free(*p); }
[alloc 11, free 11]
void cleanup(int n) { __attribute__((cleanup(release))) char *p = malloc(11); if (n) return; }

int main(void)
{
	int t[3][4];
	for (unsigned n = 0; n < 40; n += 3) {
		free(statement_expression(n)), free(statement_effects(n)), free(kr((size_t)n, 'a')), free(kr_promoted('a')), variadic_effect(n, 1, 2, 3), stack(n);
		free(vla(n + 1)), free(vla_once(n + 1)), free(vla_matrix(n + 1, 7)), free(nested(n)), free(builtin_constant(n)), free(builtin_expect(n));
		free(builtin_overflow(n, 5)), free(builtin_overflow(n, -n)), free(builtin_clz(n)), free(flexible(n)), free(case_in_expression(n)), free(bool_arithmetic(n % 4));
		free(through_inline(n)), free(declared_twice(n)), free(sizeof_name(n)), free(comma_in_index(n)), free(function_parameter(n)), free(dereferenced(n)), free(selected(n, n & 1)), cleanup(n & 1);
	}
	free(generic()), free(variadic()), free(vla_parameter(3, 4, t)), free(array_parameter(t[0])), free(builtin_choose(1)), free(builtin_offsetof()), free(builtin_bits());
	free(types_compatible()), free(zero_length()), free(union_size()), free(packed()), free(aligned()), free(label_values(1)), free(string_size()), free(wide_size());
	free(character_constants()), free(multichar()), free(table_call()), free(index_reversed()), free(cleaned());
}
