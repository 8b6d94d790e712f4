/* Lengths of strings that programs put together, cut and change. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

[alloc 3] void *cut(void) { char t[10] = "hello"; t[3] = 0; return malloc(strlen(t)); }
[alloc 0] void *emptied(void) { char t[10] = "hello"; t[0] = 0; return malloc(strlen(t)); }
[alloc 8] void *appended(void) { char t[20] = "hello"; strcat(t, "abc"); return malloc(strlen(t)); }
[alloc 5] void *appended_after_cut(void) { char t[20] = "hello"; t[2] = 0; strcat(t, "abc"); return malloc(strlen(t)); }
[alloc 2] void *overwritten(void) { char t[20] = "hello"; strcpy(t, "ab"); return malloc(strlen(t)); }
[alloc 3] void *middle(void) { char t[20] = "hello"; strcpy(t + 1, "ab"); return malloc(strlen(t)); }
[alloc 5] void *not_terminated(void) { char t[20] = "hello"; memcpy(t, "ab", 2); return malloc(strlen(t)); }
[alloc 2] void *terminated_copy(void) { char t[20] = "hello"; memcpy(t, "ab", 3); return malloc(strlen(t)); }
[alloc 4] void *bounded_copy(void) { char t[20] = ""; strncpy(t, "abcdef", 4); return malloc(strlen(t)); }
[alloc 6] void *bounded_copy_over(void) { char t[20] = "xxxxxx"; strncpy(t, "ab", 2); return malloc(strlen(t)); }
[alloc 2] void *bounded_copy_pads(void) { char t[20] = "xxxxxx"; strncpy(t, "ab", 5); return malloc(strlen(t)); }
[alloc 7] void *bounded_cat(void) { char t[20] = "abcd"; strncat(t, "efghijk", 3); return malloc(strlen(t)); }
[alloc 4] void *shifted(void) { char t[20] = "hello"; memmove(t, t + 1, 5); return malloc(strlen(t)); }
[alloc 9] void *set(void) { char t[20]; memset(t, 'x', 9); t[9] = 0; return malloc(strlen(t)); }
[alloc 3] void *by_bytes(void) { char t[4]; t[0] = 'a'; t[1] = 'b'; t[2] = 'c'; t[3] = 0; return malloc(strlen(t)); }
[alloc 5] void *through_pointer(void) { char t[20], *p = t; for (int i = 0; i < 5; i++) *p++ = 'x'; *p = 0; return malloc(strlen(t)); }
[alloc 1] void *zero_inside(void) { char t[] = "a\0bc"; return malloc(strlen(t)); }
[alloc 2] void *after_zero(void) { char t[] = "a\0bc"; return malloc(strlen(t + 2)); }
[alloc 5] void *array_of_strings(void) { const char *t[] = { "a", "bcd", "e" }; size_t n = 0; for (int i = 0; i < 3; i++) n += strlen(t[i]); return malloc(n); }
[alloc 4] void *of_structure(void) { struct { char name[8]; int n; } s = { "abcd", 3 }; return malloc(strlen(s.name)); }
[alloc 5] void *two_of_them(void) { char a[8] = "ab", b[8]; strcpy(b, a); strcat(b, "cde"); a[0] = 0; return malloc(strlen(a) + strlen(b)); }
[requires strlen(s) < 50, alloc strlen(s)] void *round_trip(const char *s) { char t[64]; strcpy(t, s); return malloc(strlen(t)); }
[requires strlen(s) < 50 && strlen(s) > 2, alloc 2] void *cut_parameter(const char *s) { char t[64]; strcpy(t, s); t[2] = 0; return malloc(strlen(t)); }
[requires strlen(s) < 20 && strlen(r) < 20, alloc strlen(s) + strlen(r) + 1] void *joined(const char *s, const char *r) { char t[64]; strcpy(t, s); strcat(t, "/"); strcat(t, r); return malloc(strlen(t)); }
[requires s && strlen(s) > 0, alloc strlen(s) - 1] void *without_first(char *s) { return malloc(strlen(s + 1)); }
[requires s && strlen(s) == 5, alloc 3] void *shortened(char *s) { char c = s[3]; s[3] = 0; void *p = malloc(strlen(s)); s[3] = c; return p; }
[requires s && strlen(s) == 5, alloc 5] void *after_callee(char *s) { char c = *s; *s = toupper(*s); void *p = malloc(strlen(s)); *s = c; return p; }
[alloc 6] char *heap_string(void) { char *p = malloc(6); if (p) strcpy(p, "hello"); return p; }
[alloc 6 + 6, free 6] char *copied(void) { char *p = malloc(6), *q; if (!p) return NULL; strcpy(p, "hello"); q = strdup(p); free(p); return q; }
[alloc 6 + 3, free 6] char *copied_cut(void) { char *p = malloc(6), *q; if (!p) return NULL; strcpy(p, "hello"); p[2] = 0; q = strdup(p); free(p); return q; }
[alloc 6 + 4, free 6] char *copied_tail(void) { char *p = malloc(6), *q; if (!p) return NULL; strcpy(p, "hello"); q = strdup(p + 2); free(p); return q; }
[alloc 20 + 12] char *grown(void) { char *p = malloc(20), *q; if (!p) return NULL; strcpy(p, "hello"); strcat(p, " world"); q = strdup(p); (void)q; return p; }
[alloc 4] void *printed(void) { char t[20]; sprintf(t, "%s", "abcd"); return malloc(strlen(t)); }
[alloc 3] void *printed_short(void) { char t[4]; snprintf(t, sizeof t, "%s", "abcdef"); return malloc(strlen(t)); }
[alloc n, requires n < 60] void *filled(unsigned n) { char t[64]; for (unsigned i = 0; i < n; i++) t[i] = 'a'; t[n] = 0; return malloc(strlen(t)); }
static char buffer[32];
[alloc 3] void *in_static(void) { strcpy(buffer, "abc"); return malloc(strlen(buffer)); }
static const char *names[] = { "zero", "one", "three" };
[requires i < 3, alloc i == 0 ? 4 : i == 1 ? 3 : 5] void *named(unsigned i) { return malloc(strlen(names[i])); }

static const char *const constant_names[] = { "zero", "one", "three" };
[requires i < 3, alloc i == 0 ? 4 : i == 1 ? 3 : 5] void *named_constant(unsigned i) { return malloc(strlen(constant_names[i])); }
[requires i < 3, alloc i == 0 ? 'z' : i == 1 ? 'o' : 't'] void *first_letter(unsigned i) { return malloc(constant_names[i][0]); }
static const struct kind { int size; const char *name; } a_kind = { 8, "a" }, b_kind = { 16, "bc" };
static const struct kind *const kinds[] = { &a_kind, &b_kind };
[requires i < 2, alloc i ? 16 : 8] void *of_kind(unsigned i) { return malloc(kinds[i]->size); }
[alloc 8] void *of_first_kind(void) { return malloc(kinds[0]->size); }

int main(void)
{
	char s[8] = "hello";
	free(cut()), free(emptied()), free(appended()), free(appended_after_cut()), free(overwritten()), free(middle()), free(not_terminated()), free(terminated_copy());
	free(bounded_copy()), free(bounded_copy_over()), free(bounded_copy_pads()), free(bounded_cat()), free(shifted()), free(set()), free(by_bytes()), free(through_pointer());
	free(zero_inside()), free(after_zero()), free(array_of_strings()), free(of_structure()), free(two_of_them()), free(round_trip("abcdef")), free(cut_parameter("abcdef")), free(joined("ab", "cde"));
	free(without_first(s)), free(shortened(s)), free(after_callee(s)), free(heap_string()), free(copied()), free(copied_cut()), free(copied_tail()), free(grown());
	free(printed()), free(printed_short()), free(filled(7)), free(filled(0)), free(in_static()), free(named(0)), free(named(1)), free(named(2));
	free(named_constant(0)), free(named_constant(2)), free(first_letter(1)), free(of_kind(0)), free(of_kind(1)), free(of_first_kind());
}
