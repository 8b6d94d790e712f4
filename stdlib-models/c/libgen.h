// This file models <libgen.h>; README.md has the conventions.

typedef long unsigned int size_t;

extern size_t strlen(const char *s) __attribute__((pure));

// The result is inside path, or a constant.
char *dirname(char *path) {
	if (!path || mux_any(int))
		return ".";
	mux_write(path, strlen(path) + 1);
	return path;
}

char *__xpg_basename(char *path) {
	if (!path || mux_any(int))
		return ".";
	mux_write(path, strlen(path) + 1);
	return path + mux_any(size_t) % (strlen(path) + 1);
}
