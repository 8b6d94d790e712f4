// This file models <wordexp.h>; README.md has the conventions.

typedef long unsigned int size_t;
typedef struct {
	size_t we_wordc;
	char **we_wordv;
	size_t we_offs;
} wordexp_t;

extern void free(void *ptr);
extern void *malloc(size_t size);
extern void *realloc(void *ptr, size_t size);
extern void wordfree(wordexp_t *wordexp);

// The vector and the words as one block, and a work space.
// measure: none, the words are decided by the string
int wordexp(const char *words, wordexp_t *pwordexp, int flags) {
	void *work = malloc(mux_any(size_t));
	free(work);
	if (flags & 8) // WRDE_REUSE
		wordfree(pwordexp);
	if (!(flags & 2)) // WRDE_APPEND
		pwordexp->we_wordv = 0;
	if (mux_may_fail())
		return 1 + mux_any(unsigned) % 5;
	size_t n = 8 + mux_any(size_t);
	char **v = realloc(pwordexp->we_wordv, n);
	if (!v)
		return 1;
	mux_write(v, n);
	pwordexp->we_wordv = v;
	pwordexp->we_wordc = mux_any(size_t) % n;
	return 0;
}

// measure: none, the words are decided by the string
void wordfree(wordexp_t *wordexp) {
	free(wordexp->we_wordv);
	wordexp->we_wordv = 0;
}
