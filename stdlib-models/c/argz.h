// This file models <argz.h>; README.md has the conventions.

typedef int error_t;
typedef long unsigned int size_t;

extern void free(void *ptr);
extern void *malloc(size_t size);
extern void *realloc(void *ptr, size_t size);
extern size_t strlen(const char *s) __attribute__((pure));

// measure: char *z = NULL; size_t n = 0; char b[4097]; argz_add(&z, &n, "abc"); @ argz_append(&z, &n, b, N); @ free(z);
[alloc *argz_len + buf_len into *argz, free resource_of(*argz), peak max(0, *argz_len + buf_len - resource_of(*argz))]
error_t argz_append(char **argz, size_t *argz_len, const char *buf, size_t buf_len) {
	char *p = realloc(*argz, *argz_len + buf_len);
	if (!p)
		return 12;
	mux_copy(p + *argz_len, buf, buf_len);
	*argz = p;
	*argz_len += buf_len;
	return 0;
}

error_t __argz_create(char * const argv[], char **argz, size_t *len);

// measure: char *v[] = {"a", "bc", NULL}, *z; size_t n; @ argz_create(v, &z, &n); @ free(z);
error_t argz_create(char *const argv[], char **argz, size_t *len) {
	size_t n = 0;
	for (int i = 0; argv[i]; i++)
		n += strlen(argv[i]) + 1;
	*len = n;
	*argz = 0;
	if (n == 0)
		return 0;
	char *p = malloc(n);
	if (!p)
		return 12;
	mux_write(p, n);
	*argz = p;
	return 0;
}

// measure: char *z; size_t n; char s[4097]; memset(s, 'x', N); s[N] = 0; @ argz_create_sep(s, ':', &z, &n); @ free(z);
[alloc strlen(string) == 0 ? 0 : strlen(string) + 1 into *argz]
error_t argz_create_sep(const char *string, int sep, char **argz, size_t *len) {
	size_t n = strlen(string) + 1;
	*argz = 0;
	*len = 0;
	if (n == 1)
		return 0;
	char *p = malloc(n);
	if (!p)
		return 12;
	mux_write(p, n);
	*argz = p;
	*len = 1 + mux_any(size_t) % n;
	return 0;
}

size_t __argz_count(const char *argz, size_t len) __attribute__((pure));
size_t argz_count(const char *argz, size_t len) __attribute__((pure));
void __argz_extract(const char *argz, size_t len, char **argv);
void argz_extract(const char *argz, size_t len, char **argv);
void __argz_stringify(char *argz, size_t len, int sep);
void argz_stringify(char *argz, size_t len, int sep);

// measure: char *z = NULL; size_t n = 0; char s[4097]; memset(s, 'x', N); s[N] = 0; @ argz_add(&z, &n, s); argz_add(&z, &n, s); @ free(z);
[alloc *argz_len + strlen(str) + 1 into *argz, free resource_of(*argz), peak max(0, *argz_len + strlen(str) + 1 - resource_of(*argz))]
error_t argz_add(char **argz, size_t *argz_len, const char *str) {
	return argz_append(argz, argz_len, str, strlen(str) + 1);
}

// measure: char *z = NULL; size_t n = 0; char s[4097]; memset(s, 'x', N); s[N] = 0; argz_add(&z, &n, "abc"); @ argz_add_sep(&z, &n, s, ':'); @ free(z);
error_t argz_add_sep(char **argz, size_t *argz_len, const char *string, int delim) {
	size_t n = strlen(string) + 1;
	if (n == 1)
		return 0;
	char *p = realloc(*argz, *argz_len + n);
	if (!p)
		return 12;
	mux_write(p + *argz_len, n);
	*argz = p;
	*argz_len += 1 + mux_any(size_t) % n;
	return 0;
}

// measure: char *z = NULL; size_t n = 0; argz_add(&z, &n, "a"); @ argz_delete(&z, &n, z);
void argz_delete(char **argz, size_t *argz_len, char *entry) {
	if (!entry)
		return;
	mux_write(*argz, *argz_len);
	*argz_len = mux_any(size_t) % (*argz_len + 1);
	if (*argz_len == 0) {
		free(*argz);
		*argz = 0;
	}
}

// measure: char *z = NULL; size_t n = 0; char s[4097]; memset(s, 'x', N); s[N] = 0; argz_add(&z, &n, "abc"); @ argz_insert(&z, &n, z, s); @ free(z);
error_t argz_insert(char **argz, size_t *argz_len, char *before, const char *entry) {
	if (!before)
		return argz_add(argz, argz_len, entry);
	if (before < *argz || before >= *argz + *argz_len)
		return 22;
	size_t n = *argz_len + strlen(entry) + 1;
	char *p = realloc(*argz, n);
	if (!p)
		return 12;
	mux_write(p, n);
	*argz = p;
	*argz_len = n;
	return 0;
}

// measure: none, the work space follows the number of matches
error_t argz_replace(char **argz, size_t *argz_len, const char *str, const char *with, unsigned int *replace_count) {
	if (mux_any(int))
		return 0;
	size_t n = 1 + mux_any(size_t);
	char *work = malloc(n), *p = malloc(1 + mux_any(size_t) % n);
	free(work);
	if (!p)
		return 12;
	free(*argz);
	*argz = p;
	*argz_len = 1 + mux_any(size_t) % n;
	if (replace_count)
		*replace_count = mux_any(unsigned);
	return 0;
}

char *__argz_next(const char *argz, size_t argz_len, const char *entry);
char *argz_next(const char *argz, size_t argz_len, const char *entry);
