/* Aliases, unions, interior pointers, double pointers, arrays and structures by
 * value, bit-fields, the corners of realloc and free. */
#include <stdlib.h>
#include <string.h>

struct pair { unsigned a, b; };
union word { unsigned u; unsigned char c[4]; unsigned short h[2]; };
struct bits { unsigned lo : 3, hi : 5; signed s : 4; _Bool f : 1; };
struct outer { int n; struct { unsigned x; union { unsigned y; int z; }; } in; unsigned tail[4]; };

[requires p && q && p != q, alloc 10]
void *aliased(unsigned *p, unsigned *q) { *p = 10; *q = 20; return malloc(*p); }

[requires p, alloc 20]
void *same(unsigned *p) { unsigned *q = p; *p = 10; *q = 20; return malloc(*p); }

[requires p, alloc 7]
void *member(struct pair *p) { unsigned *q = &p->b; p->b = 3; *q = 7; return malloc(p->b); }

[requires p, alloc 5]
void *first_member(struct pair *p) { unsigned *q = (unsigned *)p; *q = 5; return malloc(p->a); }

[requires p, alloc 6]
void *second_member(struct pair *p) { unsigned *q = (unsigned *)p + 1; *q = 6; return malloc(p->b); }

[alloc u % 256]
void *low_byte(unsigned u) { union word w; w.u = u; return malloc(w.c[0]); }

[alloc u / 65536]
void *high_half(unsigned u) { union word w = { u }; return malloc(w.h[1]); }

[alloc n & 7]
void *bitfield(unsigned n) { struct bits b = { 0 }; b.lo = n; return malloc(b.lo); }

[alloc (n & 31) + 1]
void *bitfield_next(unsigned n) { struct bits b = { .hi = n, .lo = 1 }; return malloc(b.hi + b.lo); }

[alloc n & 8 ? 0 : n & 7]
void *bitfield_signed(unsigned n) { struct bits b; b.s = n & 15; return malloc(b.s < 0 ? 0 : b.s); }

[alloc n ? 2 : 1]
void *bitfield_bool(int n) { struct bits b; b.f = n; return malloc(1 + b.f); }

[alloc 3 * n, requires n < 1000]
void *by_value(struct pair s, unsigned n) { struct pair t = s; t.a = n; s.a = 1; struct pair u = t; return malloc(u.a * 3); }

static struct pair make(unsigned a, unsigned b) { return (struct pair){ a, b }; }
[alloc b]
void *returned(unsigned a, unsigned b) { return malloc(make(a, b).b); }

[alloc n]
void *compound_literal(unsigned n) { struct pair *p = &(struct pair){ .b = n, .a = 1 }; return malloc(p->b); }

[alloc 21]
void *designated(void) { int t[] = { [3] = 4, 5, [0] = 1, 2, [7] = 9 }; int s = 0; for (int i = 0; i < 8; i++) s += t[i]; return malloc(s); }

[alloc 36]
void *array_size(void) { int t[] = { [8] = 1 }; return malloc(sizeof t); }

[requires p, alloc 9]
void *nested(struct outer *p) { p->in.y = 9; p->in.x = 1; return malloc(p->in.z); }

[requires p && i >= 0 && i < 4, alloc 4]
void *tail(struct outer *p, int i) { p->tail[i] = 4; return malloc(p->tail[i]); }

[requires p && i >= 0 && i < 4 && j >= 0 && j < 4, alloc i == j ? 8 : 4]
void *two_elements(struct outer *p, int i, int j) { p->tail[i] = 4; p->tail[j] = 8; return malloc(p->tail[i]); }

[alloc n, free n]
void interior(size_t n) { char *p = malloc(n); char *q = p + 3; free(q - 3); }

[free resource_of(*p), requires p && *p]
void double_pointer(char **p) { char **q = p; free(*q); *p = NULL; free(*q); }

[alloc 8, free 8]
void swapped(void) { void *a = malloc(3), *b = malloc(5), *t = a; a = b; b = t; free(a); free(b); }

[alloc n]
void *null_realloc(size_t n) { return realloc(NULL, n); }

[alloc 0, free 0]
void null_free(void) { free(NULL); }

[alloc 30, free 30, peak 20]
void grown(void) { char *p = malloc(10); p = realloc(p, 20); free(p); }

[alloc 15, free 15, peak 10]
void shrunk(void) { char *p = malloc(10); p = realloc(p, 5); free(p); }

[alloc n + m, free n]
void *resized(size_t n, size_t m) { void *p = malloc(n); return m ? realloc(p, m) : (free(p), NULL); }

[alloc n, requires n <= 100]
void *array_decay(unsigned n) { char t[100]; memset(t, 0, n); unsigned k[2] = { n, 1 }; unsigned *p = k; return malloc(*p); }

[alloc 14]
void *pointer_difference(void) { int t[8]; int *p = t + 6, *q = &t[1]; return malloc((char *)p - (char *)q - (p - q) - 1); }

[alloc n]
void *copied(unsigned n) { unsigned k; memcpy(&k, &n, sizeof k); return malloc(k); }

[alloc 0]
void *zeroed(unsigned n) { struct pair p = { n, n }; memset(&p, 0, sizeof p); return malloc(p.b); }

[alloc n]
void *moved(unsigned n) { struct pair p = { n, 2 }, q; memmove(&q, &p, sizeof p); p.a = 0; return malloc(q.a); }

[alloc n + 1]
void *chain(unsigned char n) { unsigned char *p = &n, **q = &p, ***r = &q; (***r)++; return malloc(n == 0 ? 256 : n); }

/* Writing a byte changes the number it is part of. */
[alloc 1 + 256 * k]
void *byte_written(unsigned char k) { unsigned u = 1; ((unsigned char *)&u)[1] = k; return malloc(u); }

[requires p, alloc 3]
void *float_alias(unsigned *p) { float f = 1; float *g = &f; *p = 3; *g = 2; return malloc(*p); }

static unsigned global = 4;
[alloc 6]
void *through_global(void) { unsigned *p = &global; *p = 6; return malloc(global); }

static void set(unsigned *p, unsigned v) { *p = v; }
[alloc v]
void *out_parameter(unsigned v) { unsigned k = 1; set(&k, v); return malloc(k); }

static void set2(struct pair *p, const unsigned *v) { p->a = *v; p->b = *v; }
[requires p && p->a == 5 && p->b == 6, alloc 10]
void *self_alias(struct pair *p) { set2(p, &p->a); return malloc(p->a + p->b); }

int main(void)
{
	unsigned a, b;
	struct pair p = { 5, 6 };
	struct outer o;
	char *m;
	free(aliased(&a, &b)), free(same(&a)), free(member(&p)), free(first_member(&p)), free(second_member(&p)), free(nested(&o));
	for (unsigned n = 0; n < 300; n += 13) {
		free(low_byte(n * 1001)), free(high_half(n * 1001)), free(bitfield(n)), free(bitfield_next(n)), free(bitfield_signed(n)), free(bitfield_bool(n));
		free(by_value(p, n)), free(returned(n, n + 1)), free(compound_literal(n)), free(tail(&o, n % 4)), free(two_elements(&o, n % 4, n / 4 % 4));
		interior(n), free(null_realloc(n)), free(resized(n, n * 2)), free(copied(n)), free(zeroed(n)), free(moved(n)), free(chain(n)), free(byte_written(n));
		if (n <= 100) free(array_decay(n));
		free(out_parameter(n));
	}
	free(designated()), free(array_size()), m = malloc(33), double_pointer(&m), swapped(), null_free(), grown(), shrunk(), free(pointer_difference());
	p = (struct pair){ 5, 6 };
	free(float_alias(&a)), free(through_global()), free(self_alias(&p));
}
