// This file models <stdio.h>; README.md has the conventions.

struct _IO_FILE;
typedef struct _IO_FILE FILE;
typedef long int __ssize_t;
typedef long unsigned int size_t;
typedef __ssize_t cookie_read_function_t(void *__cookie, char *__buf, size_t __nbytes);
typedef __ssize_t cookie_write_function_t(void *__cookie, const char *__buf, size_t __nbytes);
typedef long int __off64_t;
typedef int cookie_seek_function_t(void *__cookie, __off64_t *__pos, int __w);
typedef int cookie_close_function_t(void *__cookie);
struct _IO_cookie_io_functions_t {
	cookie_read_function_t *read;
	cookie_write_function_t *write;
	cookie_seek_function_t *seek;
	cookie_close_function_t *close;
};
typedef struct _IO_cookie_io_functions_t cookie_io_functions_t;
typedef __builtin_va_list __gnuc_va_list;
typedef long int __off_t;
struct _G_fpos_t;
typedef struct _G_fpos_t __fpos_t;
typedef __fpos_t fpos_t;
struct _G_fpos64_t;
typedef struct _G_fpos64_t __fpos64_t;
typedef __fpos64_t fpos64_t;
struct obstack;
typedef long int ssize_t;
typedef __builtin_va_list va_list;

extern void free(void *ptr);
extern void *malloc(size_t size);
extern void *realloc(void *ptr, size_t size);

// A stream is the FILE, 472 bytes, and its buffer, 4096 (the block size of its
// file where that is below 8192, and 4096 on ordinary file systems). Both are
// counted where it is opened, the buffer although glibc asks for it at the first
// transfer, and both come back here. Streams without a buffer of their own
// (setvbuf), or with wide characters (16384 bytes more), are counted alike.
// measure: FILE *f = fopen("/dev/null", "w"); fputc('x', f); @ fclose(f);
[free resource_of(stream)] int fclose(FILE *stream);

// measure: FILE *f = popen("true", "r"); fgetc(f); @ pclose(f);
[free resource_of(stream)] int pclose(FILE *stream);

int remove(const char *filename);
int rename(const char *old, const char *new);
int renameat(int oldfd, const char *old, int newfd, const char *new);
int renameat2(int oldfd, const char *old, int newfd, const char *new, unsigned int flags);

// measure: FILE *f; @ f = tmpfile(); fputc('x', f); fclose(f);
[alloc 472 + 4096] FILE *tmpfile(void) __attribute__((malloc(fclose, 1)));

// measure: FILE *f; @ f = tmpfile64(); fputc('x', f); fclose(f);
[alloc 472 + 4096] FILE *tmpfile64(void) __attribute__((malloc(fclose, 1)));

char *tmpnam(char *s) {
	static char own[32];
	if (!s)
		s = own;
	mux_write(s, 20);
	return s;
}

char *tmpnam_r(char *s) {
	static char own[32];
	if (!s)
		s = own;
	mux_write(s, 20);
	return s;
}

// The name is directory, slash, at most 5 bytes of the prefix and 6 of its own.
// measure: none, the directory is the environment's
[alloc <= 4096] char *tempnam(const char *dir, const char *pfx) __attribute__((malloc(free, 1)));

int fflush(FILE *stream);
int fflush_unlocked(FILE *stream);
int fcloseall(void);

// measure: FILE *f; @ f = fopen("/dev/zero", "r"); fgetc(f); fclose(f);
[alloc 472 + 4096] FILE *fopen(const char *filename, const char *modes) __attribute__((malloc(fclose, 1)));

// The buffer that comes back is asked for again at the next transfer: nothing in sum.
FILE *freopen(const char *filename, const char *modes, FILE *stream) {
	return mux_env(int) ? stream : 0;
}

// measure: FILE *f; @ f = fopen64("/dev/zero", "r"); fgetc(f); fclose(f);
[alloc 472 + 4096] FILE *fopen64(const char *filename, const char *modes) __attribute__((malloc(fclose, 1)));

// The buffer that comes back is asked for again at the next transfer: nothing in sum.
FILE *freopen64(const char *filename, const char *modes, FILE *stream) {
	return mux_env(int) ? stream : 0;
}

// measure: FILE *f; int fd = open("/dev/zero", O_RDONLY); @ f = fdopen(fd, "r"); fgetc(f); fclose(f);
[alloc 472 + 4096] FILE *fdopen(int fd, const char *modes) __attribute__((malloc(fclose, 1)));

// measure: cookie_io_functions_t c = {0}; FILE *f; @ f = fopencookie(NULL, "r", c); fgetc(f); fclose(f);
[alloc 280 + 8192] FILE *fopencookie(void *magic_cookie, const char *modes, cookie_io_functions_t io_funcs) __attribute__((malloc(fclose, 1)));

// measure: FILE *f; @ f = fmemopen(NULL, N + 1, "w"); fputc('x', f); fclose(f);
// measure: FILE *f; char b[4097]; @ f = fmemopen(b, N + 1, "w"); fputc('x', f); fclose(f);
[alloc (s ? 0 : len) + 320 + 8192] FILE *fmemopen(void *s, size_t len, const char *modes) __attribute__((malloc(fclose, 1)));

// The text belongs to *bufloc. What the stream itself needs comes back with
// fclose; how much the text grows by is the environment's and is counted here,
// once, as the final block.
// measure: none, the text's length is decided by later writes
FILE *open_memstream(char **bufloc, size_t *sizeloc) {
	FILE *f = malloc(504 + 8192);
	if (!f)
		return 0;
	size_t n = mux_any(size_t); // it is there when the buffer goes, in one step
	char *text = malloc(n);
	if (!text) {
		free(f);
		return 0;
	}
	mux_write(text, n);
	*bufloc = text;
	*sizeloc = mux_any(size_t);
	return f;
}

static void *mux_stream_buffer;

void setbuf(FILE *stream, char *buf) {
	if (buf)
		mux_stream_buffer = buf; // kept
}

int setvbuf(FILE *stream, char *buf, int modes, size_t n) {
	if (buf)
		mux_stream_buffer = buf; // kept
	return mux_any(int);
}

void setbuffer(FILE *stream, char *buf, size_t size) {
	if (buf)
		mux_stream_buffer = buf; // kept
}

void setlinebuf(FILE *stream);
int fprintf(FILE *stream, const char *format, ...) __attribute__((mux_reads));
int printf(const char *format, ...) __attribute__((mux_reads));

__attribute__((format(printf, 2, 3))) int sprintf(char *s, const char *format, ...) {
	int n = mux_any(int);
	if (n < 0)
		return -1;
	mux_write(s, (size_t)n + 1);
	return n;
}

int vfprintf(FILE *s, const char *format, __gnuc_va_list arg);
int vprintf(const char *format, __gnuc_va_list arg);

__attribute__((format(printf, 2, 0))) int vsprintf(char *s, const char *format, va_list arg) {
	int n = mux_any(int);
	if (n < 0)
		return -1;
	mux_write(s, (size_t)n + 1);
	return n;
}

__attribute__((format(printf, 3, 4))) int snprintf(char *s, size_t maxlen, const char *format, ...) {
	mux_write(s, maxlen);
	return mux_any(int);
}

__attribute__((format(printf, 3, 0))) int vsnprintf(char *s, size_t maxlen, const char *format, va_list arg) {
	mux_write(s, maxlen);
	return mux_any(int);
}

// As asprintf.
// measure: none, the result's length is decided by the format
__attribute__((format(printf, 2, 0))) int vasprintf(char **ptr, const char *f, va_list arg) {
	int n = mux_any(int);
	if (n < 0)
		return -1;
	char *work = malloc(100 + mux_any(size_t) % (4 * (size_t)n + 101));
	if (!work)
		return -1;
	char *p = malloc((size_t)n + 1);
	free(work);
	if (!p)
		return -1;
	mux_write(p, (size_t)n + 1);
	*ptr = p;
	return n;
}

// The text grows in steps (100, 300, 700, …) that together stay below
// 4 n + 200 bytes for a text of n characters, then moves to a block of its size.
// measure: none, the result's length is decided by the format
__attribute__((format(printf, 2, 3))) int __asprintf(char **ptr, const char *fmt, ...) {
	int n = mux_any(int);
	if (n < 0)
		return -1;
	char *work = malloc(100 + mux_any(size_t) % (4 * (size_t)n + 101));
	if (!work)
		return -1;
	char *p = malloc((size_t)n + 1);
	free(work);
	if (!p)
		return -1;
	mux_write(p, (size_t)n + 1);
	*ptr = p;
	return n;
}

// The text grows in steps (100, 300, 700, …) that together stay below
// 4 n + 200 bytes for a text of n characters, then moves to a block of its size.
// measure: none, the result's length is decided by the format
__attribute__((format(printf, 2, 3))) int asprintf(char **ptr, const char *fmt, ...) {
	int n = mux_any(int);
	if (n < 0)
		return -1;
	char *work = malloc(100 + mux_any(size_t) % (4 * (size_t)n + 101));
	if (!work)
		return -1;
	char *p = malloc((size_t)n + 1);
	free(work);
	if (!p)
		return -1;
	mux_write(p, (size_t)n + 1);
	*ptr = p;
	return n;
}

// Its buffer is made and given back within the call.
// measure: none, takes a va_list; dprintf measures it
[alloc 4096, free 4096] int vdprintf(int fd, const char *fmt, va_list arg) __attribute__((format(printf, 2, 0)));

// Its buffer is made and given back within the call.
// measure: int fd = open("/dev/null", O_WRONLY); @ dprintf(fd, "%d", N);
[alloc 4096, free 4096] int dprintf(int fd, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

int fscanf(FILE *stream, const char *format, ...) __attribute__((mux_scanf(2)));
int scanf(const char *format, ...) __attribute__((mux_scanf(1)));
int sscanf(const char *s, const char *format, ...) __attribute__((mux_scanf(2)));
int vfscanf(FILE *s, const char *format, __gnuc_va_list arg) __attribute__((mux_scanf(2)));
int vscanf(const char *format, __gnuc_va_list arg) __attribute__((mux_scanf(1)));
int vsscanf(const char *s, const char *format, __gnuc_va_list arg) __attribute__((mux_scanf(2)));
int fgetc(FILE *stream);
int getc(FILE *stream);
int getchar(void);
int getc_unlocked(FILE *stream);
int getchar_unlocked(void);
int fgetc_unlocked(FILE *stream);
int fputc(int c, FILE *stream);
int putc(int c, FILE *stream);
int putchar(int c);
int fputc_unlocked(int c, FILE *stream);
int putc_unlocked(int c, FILE *stream);
int putchar_unlocked(int c);
int getw(FILE *stream);
int putw(int w, FILE *stream);

char *fgets(char *s, int n, FILE *stream) {
	if (n <= 0 || mux_env(int))
		return 0;
	mux_write(s, n);
	return s;
}

char *fgets_unlocked(char *s, int n, FILE *stream) {
	if (n <= 0 || mux_env(int))
		return 0;
	mux_write(s, n);
	return s;
}

// A buffer of 120 bytes at first, then as long as the text needs; the sizes in
// between double and together stay below the last one.
// measure: none, the length is decided by the stream
ssize_t __getdelim(char **lineptr, size_t *n, int delimiter, FILE *stream) {
	if (!*lineptr || *n == 0) {
		char *first = malloc(120);
		if (!first)
			return -1;
		*lineptr = first;
		*n = 120;
	}
	if (mux_env(int))
		return -1;
	size_t need = mux_env(size_t);
	if (need > *n) {
		char *p = realloc(*lineptr, 1 + mux_any(size_t) % need);
		if (!p)
			return -1;
		*lineptr = p;
		p = realloc(p, need);
		if (!p)
			return -1;
		*lineptr = p;
		*n = need;
	}
	mux_write(*lineptr, *n);
	return mux_any(size_t) % *n;
}

// A buffer of 120 bytes at first, then as long as the text needs; the sizes in
// between double and together stay below the last one.
// measure: none, the length is decided by the stream
ssize_t getdelim(char **lineptr, size_t *n, int delimiter, FILE *stream) {
	if (!*lineptr || *n == 0) {
		char *first = malloc(120);
		if (!first)
			return -1;
		*lineptr = first;
		*n = 120;
	}
	if (mux_env(int))
		return -1;
	size_t need = mux_env(size_t);
	if (need > *n) {
		char *p = realloc(*lineptr, 1 + mux_any(size_t) % need);
		if (!p)
			return -1;
		*lineptr = p;
		p = realloc(p, need);
		if (!p)
			return -1;
		*lineptr = p;
		*n = need;
	}
	mux_write(*lineptr, *n);
	return mux_any(size_t) % *n;
}

// measure: none, the length is decided by the stream
ssize_t getline(char **lineptr, size_t *n, FILE *stream) {
	return getdelim(lineptr, n, '\n', stream);
}

int fputs(const char *s, FILE *stream);
int puts(const char *s);
int ungetc(int c, FILE *stream);

size_t fread(void *ptr, size_t size, size_t n, FILE *stream) {
	mux_write(ptr, size * n);
	size_t got = mux_env(size_t);
	return got < n ? got : n;
}

size_t fwrite(const void *ptr, size_t size, size_t n, FILE *s) {
	size_t put = mux_env(size_t);
	return put < n ? put : n;
}

int fputs_unlocked(const char *s, FILE *stream);

size_t fread_unlocked(void *ptr, size_t size, size_t n, FILE *stream) {
	mux_write(ptr, size * n);
	size_t got = mux_env(size_t);
	return got < n ? got : n;
}

size_t fwrite_unlocked(const void *ptr, size_t size, size_t n, FILE *s) {
	size_t put = mux_env(size_t);
	return put < n ? put : n;
}

int fseek(FILE *stream, long int off, int whence);
long int ftell(FILE *stream);
void rewind(FILE *stream);
int fseeko(FILE *stream, __off_t off, int whence);
__off_t ftello(FILE *stream);
int fgetpos(FILE *stream, fpos_t *pos);
int fsetpos(FILE *stream, const fpos_t *pos);
int fseeko64(FILE *stream, __off64_t off, int whence);
__off64_t ftello64(FILE *stream);
int fgetpos64(FILE *stream, fpos64_t *pos);
int fsetpos64(FILE *stream, const fpos64_t *pos);
void clearerr(FILE *stream);
int feof(FILE *stream);
int ferror(FILE *stream);
void clearerr_unlocked(FILE *stream);
int feof_unlocked(FILE *stream);
int ferror_unlocked(FILE *stream);
void perror(const char *s);
int fileno(FILE *stream);
int fileno_unlocked(FILE *stream);

// The 256 bytes are the work space of the child's start.
// measure: FILE *f; @ f = popen("true", "r"); fgetc(f); pclose(f);
[alloc 256 + 4096 + 256, free 256, peak 4096 + 256] FILE *popen(const char *command, const char *modes) __attribute__((malloc(pclose, 1)));

char *ctermid(char *s) {
	static char own[32];
	if (!s)
		s = own;
	mux_write(s, 20);
	return s;
}

char *cuserid(char *s) {
	static char own[32];
	if (!s)
		s = own;
	mux_write(s, 20);
	return s;
}

int obstack_printf(struct obstack *obstack, const char *format, ...) __attribute__((format(printf, 2, 3)));
int obstack_vprintf(struct obstack *obstack, const char *format, __gnuc_va_list args) __attribute__((format(printf, 2, 0)));
void flockfile(FILE *stream);
int ftrylockfile(FILE *stream);
void funlockfile(FILE *stream);
int __uflow(FILE *);
int __overflow(FILE *, int);
