// This file models <strings.h>; README.md has the conventions.

typedef long unsigned int size_t;
struct __locale_struct;
typedef struct __locale_struct *__locale_t;
typedef __locale_t locale_t;

extern size_t strlen(const char *s) __attribute__((pure));

int bcmp(const void *s1, const void *s2, size_t n) __attribute__((pure));

void bcopy(const void *src, void *dest, size_t n) {
	mux_copy(dest, src, n);
}

void bzero(void *s, size_t n) {
	mux_fill(s, 0, n);
}

char *index(const char *s, int c) {
	size_t n = strlen(s);
	if ((char)c == 0)
		return (char *)s + n;
	return n > 0 && mux_any(int) ? (char *)s + mux_any(size_t) % n : 0;
}

char *rindex(const char *s, int c) {
	size_t n = strlen(s);
	if ((char)c == 0)
		return (char *)s + n;
	return n > 0 && mux_any(int) ? (char *)s + mux_any(size_t) % n : 0;
}

int ffs(int i) __attribute__((const));
int ffsl(long int l) __attribute__((const));
int ffsll(long long int ll) __attribute__((const));
int strcasecmp(const char *s1, const char *s2) __attribute__((pure));
int strncasecmp(const char *s1, const char *s2, size_t n) __attribute__((pure));
int strcasecmp_l(const char *s1, const char *s2, locale_t loc) __attribute__((pure));
int strncasecmp_l(const char *s1, const char *s2, size_t n, locale_t loc) __attribute__((pure));
