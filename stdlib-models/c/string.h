// This file models <string.h>; README.md has the conventions.

typedef long unsigned int size_t;
struct __locale_struct;
typedef struct __locale_struct *__locale_t;
typedef __locale_t locale_t;

extern void free(void *ptr);
extern void *malloc(size_t size);

size_t strlen(const char *s) __attribute__((pure));

size_t strnlen(const char *s, size_t maxlen) {
	size_t n = strlen(s);
	return n < maxlen ? n : maxlen;
}

void *memcpy(void *dest, const void *src, size_t n) {
	mux_copy(dest, src, n);
	return dest;
}

void *memmove(void *dest, const void *src, size_t n) {
	mux_copy(dest, src, n);
	return dest;
}

void *memccpy(void *dest, const void *src, int c, size_t n) {
	size_t i = mux_any(size_t);
	mux_write(dest, n);
	return i < n ? (char *)dest + i + 1 : 0;
}

void *memset(void *s, int c, size_t n) {
	mux_fill(s, c, n);
	return s;
}

int memcmp(const void *s1, const void *s2, size_t n) __attribute__((pure));
int __memcmpeq(const void *s1, const void *s2, size_t n) __attribute__((pure));

void *memchr(const void *s, int c, size_t n) {
	return n > 0 && mux_any(int) ? (char *)s + mux_any(size_t) % n : 0;
}

void *rawmemchr(const void *s, int c) {
	return (char *)s + mux_any(size_t);
}

void *memrchr(const void *s, int c, size_t n) {
	return n > 0 && mux_any(int) ? (char *)s + mux_any(size_t) % n : 0;
}

char *strcpy(char *dest, const char *src) {
	mux_copy(dest, src, strlen(src) + 1);
	return dest;
}

char *strncpy(char *dest, const char *src, size_t n) {
	size_t len = strnlen(src, n);
	mux_copy(dest, src, len);
	mux_fill(dest + len, 0, n - len);
	return dest;
}

char *strcat(char *dest, const char *src) {
	mux_copy(dest + strlen(dest), src, strlen(src) + 1);
	return dest;
}

char *strncat(char *dest, const char *src, size_t n) {
	size_t len = strnlen(src, n);
	char *end = dest + strlen(dest);
	mux_copy(end, src, len);
	end[len] = 0;
	return dest;
}

int strcmp(const char *s1, const char *s2) __attribute__((pure));
int strncmp(const char *s1, const char *s2, size_t n) __attribute__((pure));
int strcoll(const char *s1, const char *s2) __attribute__((pure));

size_t strxfrm(char *dest, const char *src, size_t n) {
	mux_write(dest, n);
	return mux_any(size_t);
}

int strcoll_l(const char *s1, const char *s2, locale_t l) __attribute__((pure));

size_t strxfrm_l(char *dest, const char *src, size_t n, locale_t l) {
	mux_write(dest, n);
	return mux_any(size_t);
}

// measure: char s[4097]; memset(s, 'x', N); s[N] = 0; @ free(strdup(s));
[alloc strlen(s) + 1] __attribute__((malloc(free, 1))) char *strdup(const char *s) {
	size_t n = strlen(s) + 1;
	char *p = malloc(n);
	if (p)
		mux_copy(p, s, n);
	return p;
}

// measure: char s[4097]; memset(s, 'x', N); s[N] = 0; @ free(strndup(s, 7)); free(strndup(s, N));
[alloc min(strlen(s), n) + 1] __attribute__((malloc(free, 1))) char *strndup(const char *s, size_t n) {
	size_t len = strnlen(s, n);
	char *p = malloc(len + 1);
	if (p) {
		mux_copy(p, s, len);
		p[len] = 0;
	}
	return p;
}

char *strchr(const char *s, int c) {
	size_t n = strlen(s);
	if ((char)c == 0)
		return (char *)s + n;
	return n > 0 && mux_any(int) ? (char *)s + mux_any(size_t) % n : 0;
}

char *strrchr(const char *s, int c) {
	size_t n = strlen(s);
	if ((char)c == 0)
		return (char *)s + n;
	return n > 0 && mux_any(int) ? (char *)s + mux_any(size_t) % n : 0;
}

char *strchrnul(const char *s, int c) {
	return (char *)s + mux_any(size_t) % (strlen(s) + 1);
}

__attribute__((pure)) size_t strcspn(const char *s, const char *set) {
	return mux_any(size_t) % (strlen(s) + 1);
}

__attribute__((pure)) size_t strspn(const char *s, const char *set) {
	return mux_any(size_t) % (strlen(s) + 1);
}

char *strpbrk(const char *s, const char *accept) {
	size_t n = strlen(s);
	return n > 0 && mux_any(int) ? (char *)s + mux_any(size_t) % n : 0;
}

char *strstr(const char *haystack, const char *needle) {
	size_t n = strlen(haystack), k = strlen(needle);
	return k <= n && mux_any(int) ? (char *)haystack + mux_any(size_t) % (n - k + 1) : 0;
}

static char *mux_strtok_rest;

char *strtok(char *s, const char *delim) {
	if (!s)
		s = mux_strtok_rest;
	if (!s || mux_any(int))
		return 0;
	s += mux_any(size_t) % (strlen(s) + 1);
	mux_write(s, strlen(s) + 1);
	mux_strtok_rest = s + mux_any(size_t) % (strlen(s) + 1);
	return s;
}

char *__strtok_r(char *s, const char *delim, char **save_ptr) {
	if (!s)
		s = *save_ptr;
	if (!s || mux_any(int))
		return 0;
	s += mux_any(size_t) % (strlen(s) + 1);
	mux_write(s, strlen(s) + 1);
	*save_ptr = s + mux_any(size_t) % (strlen(s) + 1);
	return s;
}

char *strtok_r(char *s, const char *delim, char **save_ptr) {
	if (!s)
		s = *save_ptr;
	if (!s || mux_any(int))
		return 0;
	s += mux_any(size_t) % (strlen(s) + 1);
	mux_write(s, strlen(s) + 1);
	*save_ptr = s + mux_any(size_t) % (strlen(s) + 1);
	return s;
}

char *strcasestr(const char *haystack, const char *needle) {
	size_t n = strlen(haystack), k = strlen(needle);
	return k <= n && mux_any(int) ? (char *)haystack + mux_any(size_t) % (n - k + 1) : 0;
}

void *memmem(const void *haystack, size_t haystacklen, const void *needle, size_t needlelen) {
	return needlelen <= haystacklen && mux_any(int) ? (char *)haystack + mux_any(size_t) % (haystacklen - needlelen + 1) : 0;
}

void *__mempcpy(void *dest, const void *src, size_t n);

void *mempcpy(void *dest, const void *src, size_t n) {
	mux_copy(dest, src, n);
	return (char *)dest + n;
}

char *strerror(int errnum) {
	static char mux_message[64]; // of the library, an unknown number's too (cold)
	return mux_message;
}

char *strerror_r(int errnum, char *buf, size_t buflen) {
	mux_write(buf, buflen);
	return mux_any(char *);
}

const char *strerrordesc_np(int err);
const char *strerrorname_np(int err);

char *strerror_l(int errnum, locale_t l) {
	static char mux_message[64]; // of the library, an unknown number's too (cold)
	return mux_message;
}

void explicit_bzero(void *s, size_t n) {
	mux_fill(s, 0, n);
}

char *strsep(char **stringp, const char *delim) {
	char *s = *stringp;
	if (!s)
		return 0;
	mux_write(s, strlen(s) + 1);
	*stringp = mux_any(int) ? s + mux_any(size_t) % (strlen(s) + 1) : 0;
	return s;
}

char *strsignal(int sig) {
	static char mux_message[64]; // of the library, an unknown number's too (cold)
	return mux_message;
}

const char *sigabbrev_np(int sig);
const char *sigdescr_np(int sig);
char *__stpcpy(char *dest, const char *src);

char *stpcpy(char *dest, const char *src) {
	mux_copy(dest, src, strlen(src) + 1);
	return dest + strlen(src);
}

char *__stpncpy(char *dest, const char *src, size_t n);

char *stpncpy(char *dest, const char *src, size_t n) {
	size_t len = strnlen(src, n);
	mux_copy(dest, src, len);
	mux_fill(dest + len, 0, n - len);
	return dest + len;
}

int strverscmp(const char *s1, const char *s2) __attribute__((pure));

char *strfry(char *string) {
	mux_write(string, strlen(string));
	return string;
}

void *memfrob(void *s, size_t n) {
	mux_write(s, n);
	return s;
}

char *basename(const char *filename) {
	return (char *)filename + mux_any(size_t) % (strlen(filename) + 1);
}
