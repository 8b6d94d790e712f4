// This file models <execinfo.h>; README.md has the conventions.

typedef long unsigned int size_t;

extern void *malloc(size_t size);

// Loading the unwinder is the library's own (cold).
int backtrace(void **buffer, int size) {
	if (size <= 0)
		return 0;
	mux_write(buffer, (size_t)size * sizeof(void *));
	return mux_any(unsigned) % ((unsigned)size + 1);
}

// measure: none, the names are the environment's
char **backtrace_symbols(void *const *buffer, int size) {
	if (size < 0)
		return 0;
	size_t n = (size_t)size * 8 + mux_any(size_t);
	char **v = malloc(n);
	mux_write(v, n);
	return v;
}

void backtrace_symbols_fd(void * const *array, int size, int fd);
