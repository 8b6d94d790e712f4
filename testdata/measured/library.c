/* The library's allocating functions, and their failing corners. */
#define _GNU_SOURCE
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

[alloc strlen(s) + 1]
char *dup(const char *s) { return strdup(s); }

[alloc min(strlen(s), n) + 1]
char *dup_n(const char *s, size_t n) { return strndup(s, n); }

[alloc strlen(a) + strlen(b) + 1]
char *joined(const char *a, const char *b) { char *p = malloc(strlen(a) + strlen(b) + 1); if (p) strcat(strcpy(p, a), b); return p; }

[alloc 6]
char *literal(void) { return strdup("hello"); }

[alloc 4]
char *cut(void) { return strdup("hel\0lo"); }

[alloc 4]
char *from_array(void) { char t[] = { 'a', 'b', 'c', 0, 'd' }; return strdup(t); }

[alloc 3]
char *from_middle(void) { const char *s = "hello"; return strdup(s + 3); }

[alloc n + 1, requires n < 60]
char *filled(unsigned n) { char t[64]; memset(t, 'x', n); t[n] = 0; return strdup(t); }

[alloc n * m, requires n < 65536 && m < 65536]
void *product(unsigned n, unsigned m) { return calloc(n, m); }

[alloc n * 8, requires n < 1000000]
void *array(size_t n) { return reallocarray(NULL, n, 8); }

[alloc n]
void *aligned(size_t n) { void *p; return posix_memalign(&p, 64, n) ? NULL : p; }

[alloc n]
void *aligned_2(size_t n) { return aligned_alloc(64, n); }

[alloc n]
void *aligned_3(size_t n) { return memalign(32, n); }

[alloc 0, free resource_of(p)]
void *resize_to_zero(void *p) { void *q = p ? realloc(p, 0) : NULL; return q; }

[alloc 4 * (strlen(s) + 1), requires strlen(s) < 1000]
wchar_t *widen(const char *s) { wchar_t *w = malloc((strlen(s) + 1) * sizeof *w); if (w) mbstowcs(w, s, strlen(s) + 1); return w; }

[alloc 4 * (wcslen(w) + 1), requires w]
wchar_t *wide_dup(const wchar_t *w) { return wcsdup(w); }

[alloc 0]
int formatted(char *t, int n) { return snprintf(t, 20, "%d", n); }

/* The length of a formatted text is not known before. */
[alloc <= 12, free 0]
char *printed(unsigned char n) { char t[12]; snprintf(t, sizeof t, "%d", n); return strdup(t); }

[alloc strlen(s) + 1, free strlen(s) + 1]
unsigned checksum(const char *s) { unsigned h = 0; char *p = strdup(s); if (p) for (char *q = p; *q; q++) h += *q; free(p); return h; }

[alloc 2 * (strlen(s) + 1), free strlen(s) + 1, peak 2 * (strlen(s) + 1)]
char *twice(const char *s) { char *a = strdup(s), *b = strdup(a ? a : s); free(a); return b; }

[alloc strlen(s)]
char *tail(const char *s) { return *s ? strdup(s + 1) : NULL; }

[alloc 1 + strlen(s)]
char *until(const char *s) { const char *p = s; while (*p) p++; return malloc(p - s + 1); }

[alloc n]
void *zeroed(size_t n) { void *p = malloc(n); if (p) memset(p, 0, n); return p; }

[alloc n + m, free n]
void *copied(size_t n, size_t m) { char *p = malloc(n), *q = malloc(m); if (p && q) memcpy(q, p, n < m ? 0 : 0); free(p); return q; }

static char *strrev(char *s) { for (size_t i = 0, j = strlen(s); i + 1 < j; ) { char c = s[i]; s[i++] = s[--j]; s[j] = c; } return s; }

[alloc strlen(s) + 1, free 0]
char *reversed(const char *s) { char *p = strdup(s); return p ? strrev(p) : NULL; }

int main(void)
{
	char t[100] = "";
	for (unsigned n = 0; n < 50; n += 7) {
		memset(t, 'y', n), t[n] = 0;
		free(dup(t)), free(dup_n(t, 9)), free(joined(t, "ab")), free(literal()), free(cut()), free(from_array()), free(from_middle()), free(filled(n));
		free(product(n, 3)), free(array(n)), free(aligned(n)), free(aligned_2(n)), free(aligned_3(n)), free(resize_to_zero(malloc(n))), free(widen(t));
		free(wide_dup(L"abc")), formatted(t + 60, n), free(printed(n)), checksum(t), free(twice(t)), free(tail(t)), free(until(t)), free(zeroed(n)), free(copied(n, n * 2)), free(reversed(t));
	}
	free(resize_to_zero(NULL));
}
