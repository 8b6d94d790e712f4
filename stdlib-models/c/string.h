// This file models <string.h>: see ../README.md for the conventions.

typedef unsigned long size_t;
void *malloc(size_t size);

void *memcpy(void *dest, const void *src, size_t n) {
	mux_copy(dest, src, n);
	return dest;
}
void *memmove(void *dest, const void *src, size_t n) {
	mux_copy(dest, src, n);
	return dest;
}
void *memset(void *s, int c, size_t n) {
	mux_fill(s, c, n);
	return s;
}
size_t strlen(const char *s) __attribute__((pure));
size_t strnlen(const char *s, size_t maxlen) __attribute__((pure)) {
	size_t n = strlen(s);
	return n < maxlen ? n : maxlen;
}
char *strcpy(char *dest, const char *src) {
	mux_copy(dest, src, strlen(src) + 1);
	return dest;
}
int strcmp(const char *s1, const char *s2) __attribute__((pure));
int strncmp(const char *s1, const char *s2, size_t n) __attribute__((pure));
int memcmp(const void *s1, const void *s2, size_t n) __attribute__((pure));

[alloc strlen(s) + 1] char *strdup(const char *s) {
	size_t n = strlen(s) + 1;
	char *p = malloc(n);
	if (p)
		mux_copy(p, s, n);
	return p;
}

[alloc min(strlen(s), n) + 1] char *strndup(const char *s, size_t n) {
	size_t len = strnlen(s, n);
	char *p = malloc(len + 1);
	if (p) {
		mux_copy(p, s, len);
		p[len] = 0;
	}
	return p;
}
