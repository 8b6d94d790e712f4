// This file models <envz.h>; README.md has the conventions.

typedef long unsigned int size_t;
typedef int error_t;

extern void *realloc(void *ptr, size_t size);
extern size_t strlen(const char *s) __attribute__((pure));

char *envz_entry(const char *envz, size_t envz_len, const char *name) __attribute__((pure));
char *envz_get(const char *envz, size_t envz_len, const char *name) __attribute__((pure));

// measure: char *z = NULL; size_t n = 0; char s[4097]; memset(s, 'x', N); s[N] = 0; @ envz_add(&z, &n, "k", s); @ free(z);
error_t envz_add(char **envz, size_t *envz_len, const char *name, const char *value) {
	*envz_len -= mux_any(size_t) % (*envz_len + 1); // an older entry of that name goes
	size_t n = *envz_len + strlen(name) + 1 + (value ? strlen(value) + 1 : 0);
	char *p = realloc(*envz, n);
	if (!p)
		return 12;
	mux_write(p, n);
	*envz = p;
	*envz_len = n;
	return 0;
}

// measure: none, the growth follows the entries of both vectors
error_t envz_merge(char **envz, size_t *envz_len, const char *envz2, size_t envz2_len, int override) {
	if (envz2_len == 0)
		return 0;
	size_t n = 1 + mux_any(size_t) % (*envz_len + envz2_len);
	char *p = realloc(*envz, 1 + mux_any(size_t)); // the steps before the last one
	if (!p)
		return 12;
	*envz = p;
	p = realloc(p, n);
	if (!p)
		return 12;
	mux_write(p, n);
	*envz = p;
	*envz_len = n;
	return 0;
}

void envz_remove(char **envz, size_t *envz_len, const char *name);
void envz_strip(char **envz, size_t *envz_len);
