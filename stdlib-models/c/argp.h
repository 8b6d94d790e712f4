// This file models <argp.h>; README.md has the conventions.

typedef int error_t;
struct argp;
struct _IO_FILE;
typedef struct _IO_FILE FILE;
struct argp_state;
struct argp_option;
typedef long unsigned int size_t;
typedef error_t (*argp_parser_t)(int __key, char *__arg, struct argp_state *__state);
struct argp_child;
struct argp {
	const struct argp_option *options;
	argp_parser_t parser;
	const char *args_doc;
	const char *doc;
	const struct argp_child *children;
	char *(*help_filter)(int __key, const char *__text, void *__input);
	const char *argp_domain;
};
struct argp_state {
	const struct argp *root_argp;
	int argc;
	char **argv;
	int next;
	unsigned flags;
	unsigned arg_num;
	int quoted;
	void *input;
	void **child_inputs;
	void *hook;
	char *name;
	FILE *err_stream;
	FILE *out_stream;
	void *pstate;
};

extern void free(void *ptr);
extern void *malloc(size_t size);

// The parser's state and a copy of the options' tables for getopt, given back.
// measure: none, the size is decided by the parsers
error_t argp_parse(const struct argp *argp, int argc, char **argv, unsigned int flags, int *arg_index, void *input) {
	void *work = malloc(mux_any(size_t));
	while (mux_any(int))
		argp->parser(mux_any(int), mux_any(char *), mux_any(struct argp_state *));
	mux_write(argv, 8 * (size_t)argc);
	if (arg_index)
		*arg_index = mux_any(int);
	free(work);
	return mux_any(int);
}

// The parser's state and a copy of the options' tables for getopt, given back.
// measure: none, the size is decided by the parsers
error_t __argp_parse(const struct argp *argp, int argc, char **argv, unsigned int flags, int *arg_index, void *input) {
	void *work = malloc(mux_any(size_t));
	while (mux_any(int))
		argp->parser(mux_any(int), mux_any(char *), mux_any(struct argp_state *));
	mux_write(argv, 8 * (size_t)argc);
	if (arg_index)
		*arg_index = mux_any(int);
	free(work);
	return mux_any(int);
}

// measure: none, the size is decided by the parsers
void argp_help(const struct argp *argp, FILE *stream, unsigned flags, char *name) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

// measure: none, the size is decided by the parsers
void __argp_help(const struct argp *argp, FILE *stream, unsigned flags, char *name) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

// measure: none, the size is decided by the parsers
void argp_state_help(const struct argp_state *state, FILE *stream, unsigned int flags) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

// measure: none, the size is decided by the parsers
void __argp_state_help(const struct argp_state *state, FILE *stream, unsigned int flags) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

// measure: none, the size is decided by the parsers
void argp_usage(const struct argp_state *state) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

// measure: none, the size is decided by the parsers
void __argp_usage(const struct argp_state *state) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

// measure: none, the size is decided by the parsers
void argp_error(const struct argp_state *state, const char *fmt, ...) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

// measure: none, the size is decided by the parsers
void __argp_error(const struct argp_state *state, const char *fmt, ...) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

// measure: none, the size is decided by the parsers
void argp_failure(const struct argp_state *state, int status, int errnum, const char *fmt, ...) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

// measure: none, the size is decided by the parsers
void __argp_failure(const struct argp_state *state, int status, int errnum, const char *fmt, ...) {
	void *work = malloc(mux_any(size_t));
	free(work);
}

int _option_is_short(const struct argp_option *opt);
int __option_is_short(const struct argp_option *opt);
int _option_is_end(const struct argp_option *opt);
int __option_is_end(const struct argp_option *opt);
void *_argp_input(const struct argp *argp, const struct argp_state *state);
void *__argp_input(const struct argp *argp, const struct argp_state *state);
