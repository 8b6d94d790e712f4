// This file models <regex.h>; README.md has the conventions.

typedef unsigned long int reg_syntax_t;
typedef long unsigned int size_t;
struct re_pattern_buffer;
typedef int regoff_t;
struct re_registers;
typedef unsigned int __re_size_t;
typedef struct re_pattern_buffer regex_t;
typedef struct {
	regoff_t rm_so;
	regoff_t rm_eo;
} regmatch_t;
struct re_dfa_t;
typedef unsigned long int __re_long_size_t;
struct re_pattern_buffer {
	struct re_dfa_t *buffer;
	__re_long_size_t allocated;
	__re_long_size_t used;
	reg_syntax_t syntax;
	char *fastmap;
	unsigned char *translate;
	size_t re_nsub;
	unsigned can_be_null : 1;
	unsigned regs_allocated : 2;
	unsigned fastmap_accurate : 1;
	unsigned no_sub : 1;
	unsigned not_bol : 1;
	unsigned not_eol : 1;
	unsigned newline_anchor : 1;
};
struct re_registers {
	__re_size_t num_regs;
	regoff_t *start;
	regoff_t *end;
};

extern void free(void *ptr);
extern void *malloc(size_t size);
extern void *realloc(void *ptr, size_t size);

reg_syntax_t re_set_syntax(reg_syntax_t syntax);

// As regcomp; a buffer of the caller's is taken over and grows.
// measure: none, the size is decided by the pattern
const char *re_compile_pattern(const char *pattern, size_t length, struct re_pattern_buffer *buffer) {
	void *work = malloc(mux_any(size_t));
	void *compiled = realloc(buffer->buffer, 1 + mux_any(size_t));
	free(work);
	if (compiled)
		buffer->buffer = compiled;
	if (!compiled || mux_may_fail())
		return "";
	buffer->re_nsub = mux_any(size_t);
	return 0;
}

int re_compile_fastmap(struct re_pattern_buffer *buffer);

// measure: none, the size is decided by pattern and string
int re_search(struct re_pattern_buffer *buffer, const char *String, regoff_t length, regoff_t start, regoff_t range, struct re_registers *regs) {
	void *work = malloc(mux_any(size_t));
	if (regs) {
		// Registers grow as the buffer's state asks for.
		regs->start = realloc(regs->start, 1 + mux_any(size_t));
		regs->end = realloc(regs->end, 1 + mux_any(size_t));
		regs->num_regs = mux_any(unsigned);
	}
	free(work);
	return mux_any(int);
}

// measure: none, the size is decided by pattern and string
int re_search_2(struct re_pattern_buffer *buffer, const char *string1, regoff_t length1, const char *string2, regoff_t length2, regoff_t start, regoff_t range, struct re_registers *regs, regoff_t stop) {
	void *work = malloc(mux_any(size_t));
	if (regs) {
		// Registers grow as the buffer's state asks for.
		regs->start = realloc(regs->start, 1 + mux_any(size_t));
		regs->end = realloc(regs->end, 1 + mux_any(size_t));
		regs->num_regs = mux_any(unsigned);
	}
	free(work);
	return mux_any(int);
}

// measure: none, the size is decided by pattern and string
int re_match(struct re_pattern_buffer *buffer, const char *String, regoff_t length, regoff_t start, struct re_registers *regs) {
	void *work = malloc(mux_any(size_t));
	if (regs) {
		// Registers grow as the buffer's state asks for.
		regs->start = realloc(regs->start, 1 + mux_any(size_t));
		regs->end = realloc(regs->end, 1 + mux_any(size_t));
		regs->num_regs = mux_any(unsigned);
	}
	free(work);
	return mux_any(int);
}

// measure: none, the size is decided by pattern and string
int re_match_2(struct re_pattern_buffer *buffer, const char *string1, regoff_t length1, const char *string2, regoff_t length2, regoff_t start, struct re_registers *regs, regoff_t stop) {
	void *work = malloc(mux_any(size_t));
	if (regs) {
		// Registers grow as the buffer's state asks for.
		regs->start = realloc(regs->start, 1 + mux_any(size_t));
		regs->end = realloc(regs->end, 1 + mux_any(size_t));
		regs->num_regs = mux_any(unsigned);
	}
	free(work);
	return mux_any(int);
}

void re_set_registers(struct re_pattern_buffer *buffer, struct re_registers *regs, unsigned int num_regs, regoff_t *starts, regoff_t *ends) {
	regs->num_regs = num_regs;
	regs->start = num_regs ? starts : 0; // kept
	regs->end = num_regs ? ends : 0;
}

// The compiled pattern is one amount here, of a size that the pattern decides,
// and includes the states that regexec adds to it later.
// measure: none, the size is decided by the pattern
int regcomp(regex_t *preg, const char *pattern, int cflags) {
	void *work = malloc(mux_any(size_t)), *compiled = malloc(1 + mux_any(size_t));
	free(work);
	if (!compiled || mux_may_fail()) {
		free(compiled);
		mux_write(preg, sizeof *preg);
		preg->buffer = 0;
		return 1 + mux_any(unsigned) % 16;
	}
	mux_write(preg, sizeof *preg);
	preg->buffer = compiled;
	preg->re_nsub = mux_any(size_t);
	return 0;
}

// What the call needs for itself; the states it adds to the pattern are counted
// in regcomp.
// measure: none, the size is decided by pattern and string
int regexec(const regex_t *preg, const char *string, size_t nmatch, regmatch_t pmatch[], int eflags) {
	void *work = malloc(mux_any(size_t));
	if (pmatch)
		mux_write(pmatch, nmatch * sizeof(regmatch_t));
	free(work);
	return mux_any(int);
}

size_t regerror(int errcode, const regex_t *preg, char *errbuf, size_t errbuf_size) {
	mux_write(errbuf, errbuf_size);
	return mux_any(size_t);
}

// measure: none, a compiled pattern is many blocks, counted as one
[free resource_of(preg->buffer)] void regfree(regex_t *preg) {
	free(preg->buffer);
	preg->buffer = 0;
}
