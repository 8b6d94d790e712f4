// This file models <glob.h>; README.md has the conventions.

typedef long unsigned int size_t;
struct dirent;
struct stat;
typedef struct {
	size_t gl_pathc;
	char **gl_pathv;
	size_t gl_offs;
	int gl_flags;
	void (*gl_closedir)(void *);
	struct dirent *(*gl_readdir)(void *);
	void *(*gl_opendir)(const char *);
	int (*gl_lstat)(const char *, struct stat *);
	int (*gl_stat)(const char *, struct stat *);
} glob_t;
struct dirent64;
struct stat64;
typedef struct {
	size_t gl_pathc;
	char **gl_pathv;
	size_t gl_offs;
	int gl_flags;
	void (*gl_closedir)(void *);
	struct dirent64 *(*gl_readdir)(void *);
	void *(*gl_opendir)(const char *);
	int (*gl_lstat)(const char *, struct stat64 *);
	int (*gl_stat)(const char *, struct stat64 *);
} glob64_t;

extern void free(void *ptr);
extern void *malloc(size_t size);
extern void *realloc(void *ptr, size_t size);

// The vector and the paths as one block, and a work space while directories are read.
// measure: none, the paths are the environment's
int glob(const char *pattern, int flags, int (*errfunc)(const char *, int), glob_t *pglob) {
	while (errfunc && mux_any(int))
		errfunc(pattern, mux_any(int));
	void *work = malloc(mux_any(size_t));
	free(work);
	if (!(flags & 32)) { // GLOB_APPEND
		pglob->gl_pathv = 0;
		pglob->gl_pathc = 0;
		if (!(flags & 8)) // GLOB_DOOFFS
			pglob->gl_offs = 0;
	}
	if (mux_may_fail())
		return 1 + mux_any(unsigned) % 3;
	size_t n = 8 + mux_any(size_t);
	char **v = realloc(pglob->gl_pathv, n);
	if (!v)
		return 1;
	mux_write(v, n);
	pglob->gl_pathv = v;
	pglob->gl_pathc = mux_any(size_t) % n;
	return 0;
}

// measure: none, the paths are the environment's
void globfree(glob_t *pglob) {
	free(pglob->gl_pathv);
	pglob->gl_pathv = 0;
}

// The vector and the paths as one block, and a work space while directories are read.
// measure: none, the paths are the environment's
int glob64(const char *pattern, int flags, int (*errfunc)(const char *, int), glob64_t *pglob) {
	while (errfunc && mux_any(int))
		errfunc(pattern, mux_any(int));
	void *work = malloc(mux_any(size_t));
	free(work);
	if (!(flags & 32)) { // GLOB_APPEND
		pglob->gl_pathv = 0;
		pglob->gl_pathc = 0;
		if (!(flags & 8)) // GLOB_DOOFFS
			pglob->gl_offs = 0;
	}
	if (mux_may_fail())
		return 1 + mux_any(unsigned) % 3;
	size_t n = 8 + mux_any(size_t);
	char **v = realloc(pglob->gl_pathv, n);
	if (!v)
		return 1;
	mux_write(v, n);
	pglob->gl_pathv = v;
	pglob->gl_pathc = mux_any(size_t) % n;
	return 0;
}

// measure: none, the paths are the environment's
void globfree64(glob64_t *pglob) {
	free(pglob->gl_pathv);
	pglob->gl_pathv = 0;
}

int glob_pattern_p(const char *pattern, int quote);
