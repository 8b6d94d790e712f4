// This file models <stdlib.h>; README.md has the conventions.

typedef long unsigned int size_t;
struct __locale_struct;
typedef struct __locale_struct *__locale_t;
typedef __locale_t locale_t;
struct random_data;
typedef signed int int32_t;
struct drand48_data;
typedef unsigned int __uint32_t;
typedef int (*__compar_fn_t)(const void *, const void *);
typedef int (*__compar_d_fn_t)(const void *, const void *, void *);
typedef struct {
	int quot;
	int rem;
} div_t;
typedef struct {
	long int quot;
	long int rem;
} ldiv_t;
typedef struct {
	long long int quot;
	long long int rem;
} lldiv_t;
typedef int wchar_t;

extern void free(void *ptr);
extern size_t strlen(const char *s) __attribute__((pure));

// measure: free(malloc(N));
[alloc size] void *malloc(size_t size) __attribute__((malloc(free, 1)));

// measure: void *p = malloc(N); @ free(p);
[free resource_of(ptr)] void free(void *ptr);

size_t __ctype_get_mb_cur_max(void);
double atof(const char *nptr) __attribute__((pure));
int atoi(const char *nptr) __attribute__((pure));
long int atol(const char *nptr) __attribute__((pure));
long long int atoll(const char *nptr) __attribute__((pure));

double strtod(const char *nptr, char **endptr) {
	if (endptr)
		*endptr = (char *)nptr + mux_any(size_t) % (strlen(nptr) + 1);
	return mux_any(double);
}

float strtof(const char *nptr, char **endptr) {
	if (endptr)
		*endptr = (char *)nptr + mux_any(size_t) % (strlen(nptr) + 1);
	return mux_any(float);
}

long double strtold(const char *nptr, char **endptr) {
	if (endptr)
		*endptr = (char *)nptr + mux_any(size_t) % (strlen(nptr) + 1);
	return mux_any(long double);
}

long int strtol(const char *nptr, char **endptr, int base) {
	if (endptr)
		*endptr = (char *)nptr + mux_any(size_t) % (strlen(nptr) + 1);
	return mux_any(long int);
}

unsigned long int strtoul(const char *nptr, char **endptr, int base) {
	if (endptr)
		*endptr = (char *)nptr + mux_any(size_t) % (strlen(nptr) + 1);
	return mux_any(unsigned long int);
}

long long int strtoq(const char *nptr, char **endptr, int base) {
	if (endptr)
		*endptr = (char *)nptr + mux_any(size_t) % (strlen(nptr) + 1);
	return mux_any(long long int);
}

unsigned long long int strtouq(const char *nptr, char **endptr, int base) {
	if (endptr)
		*endptr = (char *)nptr + mux_any(size_t) % (strlen(nptr) + 1);
	return mux_any(unsigned long long int);
}

long long int strtoll(const char *nptr, char **endptr, int base) {
	if (endptr)
		*endptr = (char *)nptr + mux_any(size_t) % (strlen(nptr) + 1);
	return mux_any(long long int);
}

unsigned long long int strtoull(const char *nptr, char **endptr, int base) {
	if (endptr)
		*endptr = (char *)nptr + mux_any(size_t) % (strlen(nptr) + 1);
	return mux_any(unsigned long long int);
}

int strfromd(char *dest, size_t size, const char *format, double f);
int strfromf(char *dest, size_t size, const char *format, float f);
int strfroml(char *dest, size_t size, const char *format, long double f);
long int strtol_l(const char *nptr, char **endptr, int base, locale_t loc);
unsigned long int strtoul_l(const char *nptr, char **endptr, int base, locale_t loc);
long long int strtoll_l(const char *nptr, char **endptr, int base, locale_t loc);
unsigned long long int strtoull_l(const char *nptr, char **endptr, int base, locale_t loc);
double strtod_l(const char *nptr, char **endptr, locale_t loc);
float strtof_l(const char *nptr, char **endptr, locale_t loc);
long double strtold_l(const char *nptr, char **endptr, locale_t loc);
_Float32 strtof32_l(const char *nptr, char **endptr, locale_t loc);
_Float64 strtof64_l(const char *nptr, char **endptr, locale_t loc);
_Float128 strtof128_l(const char *nptr, char **endptr, locale_t loc);
_Float32x strtof32x_l(const char *nptr, char **endptr, locale_t loc);
_Float64x strtof64x_l(const char *nptr, char **endptr, locale_t loc);
char *l64a(long int n);
long int a64l(const char *s) __attribute__((pure));
long int random(void);
void srandom(unsigned int seed);

static char *mux_random_state;

char *initstate(unsigned int seed, char *statebuf, size_t statelen) {
	mux_write(statebuf, statelen);
	mux_random_state = statebuf; // kept
	return mux_any(char *);
}

char *setstate(char *statebuf) {
	mux_random_state = statebuf; // kept
	return mux_any(char *);
}

int random_r(struct random_data *buf, int32_t *result);
int srandom_r(unsigned int seed, struct random_data *buf);
int initstate_r(unsigned int seed, char *statebuf, size_t statelen, struct random_data *buf);
int setstate_r(char *statebuf, struct random_data *buf);
int rand(void);
void srand(unsigned int seed);
int rand_r(unsigned int *seed);
double drand48(void);
double erand48(unsigned short int xsubi[3]);
long int lrand48(void);
long int nrand48(unsigned short int xsubi[3]);
long int mrand48(void);
long int jrand48(unsigned short int xsubi[3]);
void srand48(long int seedval);
unsigned short int *seed48(unsigned short int seed16v[3]);
void lcong48(unsigned short int param[7]);
int drand48_r(struct drand48_data *buffer, double *result);
int erand48_r(unsigned short int xsubi[3], struct drand48_data *buffer, double *result);
int lrand48_r(struct drand48_data *buffer, long int *result);
int nrand48_r(unsigned short int xsubi[3], struct drand48_data *buffer, long int *result);
int mrand48_r(struct drand48_data *buffer, long int *result);
int jrand48_r(unsigned short int xsubi[3], struct drand48_data *buffer, long int *result);
int srand48_r(long int seedval, struct drand48_data *buffer);
int seed48_r(unsigned short int seed16v[3], struct drand48_data *buffer);
int lcong48_r(unsigned short int param[7], struct drand48_data *buffer);
__uint32_t arc4random(void);
void arc4random_buf(void *buf, size_t size);
__uint32_t arc4random_uniform(__uint32_t upper_bound);

// The product is the mathematical one: where it wraps, calloc fails.
// measure: free(calloc(N, 3));
[alloc nmemb * size] __attribute__((malloc(free, 1))) void *calloc(size_t nmemb, size_t size) {
	void *p = malloc(nmemb * size);
	mux_fill(p, 0, nmemb * size);
	return p;
}

// One step for peak, in place. A size of 0 gives the block back.
// measure: void *p = malloc(2 * N + 1); @ p = realloc(p, N + 9); p = realloc(p, 3 * N + 100); @ free(p);
// measure: void *p = malloc(N + 1); @ p = realloc(p, 0);
// measure: void *p; @ p = realloc(NULL, N); @ free(p);
[alloc size, free resource_of(ptr), peak max(0, size - resource_of(ptr))]
void *realloc(void *ptr, size_t size) {
	if (ptr && size == 0) {
		mux_warn("realloc-zero");
		free(ptr);
		return 0;
	}
	void *p = malloc(size);
	if (p && ptr) {
		mux_copy(p, ptr, size);
		free(ptr);
	}
	return p;
}

// measure: void *p = malloc(2 * N + 1); @ p = reallocarray(p, N + 1, 12); @ free(p);
[alloc nmemb * size, free resource_of(ptr), peak max(0, nmemb * size - resource_of(ptr))]
void *reallocarray(void *ptr, size_t nmemb, size_t size) {
	if (ptr && (nmemb == 0 || size == 0)) {
		mux_warn("realloc-zero");
		free(ptr);
		return 0;
	}
	void *p = malloc(nmemb * size);
	if (p && ptr) {
		mux_copy(p, ptr, nmemb * size);
		free(ptr);
	}
	return p;
}

// measure: free(valloc(N));
[alloc size] void *valloc(size_t size) __attribute__((malloc(free, 1)));

// On failure *memptr keeps its value; 12 is ENOMEM.
// measure: void *p; @ posix_memalign(&p, 64, N); free(p);
[alloc size into *memptr] int posix_memalign(void **memptr, size_t alignment, size_t size) {
	void *p = malloc(size);
	if (!p)
		return 12;
	*memptr = p;
	return 0;
}

// measure: free(aligned_alloc(64, 64 * N));
[alloc size] void *aligned_alloc(size_t alignment, size_t size) __attribute__((malloc(free, 1)));

void abort(void) __attribute__((noreturn));

int atexit(void (*func)(void)) {
	return mux_any(int); // the function runs when the process ends
}

int at_quick_exit(void (*func)(void));

int on_exit(void (*func)(int status, void *arg), void *arg) {
	static void *mux_exit_argument;
	mux_exit_argument = arg; // kept
	return mux_any(int);
}

void exit(int status) __attribute__((noreturn));
void quick_exit(int status) __attribute__((noreturn));
void _Exit(int status) __attribute__((noreturn));
char *getenv(const char *name);
char *secure_getenv(const char *name);

static char *mux_environment;

int putenv(char *string) {
	mux_environment = string; // kept
	return mux_any(int);
}

// The string and its node in the table of known strings stay in the library,
// nothing gives them back; a string that is already known is not made again.
// The vector environ belongs to the library (cold).
// measure: char v[4097]; memset(v, 'v', N); v[N] = 0; setenv("MUX_X", "", 1); @ setenv("MUX_X", v, 1);
[alloc <= strlen(name) + strlen(value) + 2 + 24]
int setenv(const char *name, const char *value, int replace);

int unsetenv(const char *name);
int clearenv(void);
char *mktemp(char *template);
int mkstemp(char *template);
int mkstemp64(char *template);
int mkstemps(char *template, int suffixlen);
int mkstemps64(char *template, int suffixlen);
char *mkdtemp(char *template);
int mkostemp(char *template, int flags);
int mkostemp64(char *template, int flags);
int mkostemps(char *template, int suffixlen, int flags);
int mkostemps64(char *template, int suffixlen, int flags);
int system(const char *command);

// measure: none, the length of the result is the environment's
[alloc <= 4096] char *canonicalize_file_name(const char *name) __attribute__((malloc(free, 1)));

// The result is as long as the path that the file system gives, less than PATH_MAX.
// measure: none, the length of the result is the environment's
char *realpath(const char *name, char *resolved) {
	size_t n = 2 + mux_any(size_t) % 4095;
	if (mux_may_fail())
		return 0;
	if (!resolved)
		resolved = malloc(n);
	mux_write(resolved, n);
	return resolved;
}

void *bsearch(const void *key, const void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *)) {
	while (mux_any(int))
		compar(key, base);
	size_t i = mux_any(size_t);
	return i < nmemb ? (char *)base + i * size : 0;
}

// Merge sort in a work space, of pointers when the elements exceed 32 bytes,
// from 1024 bytes on; without room for it (and above a quarter of the physical
// memory) glibc sorts in place.
// measure: static char a[8 * 4096 + 8]; @ qsort(a, N, 8, compare_char);
// measure: static char a[40 * 4096 + 40]; @ qsort(a, N, 40, compare_char);
[alloc (size > 32 ? 16 * nmemb + size : nmemb * size) < 1024 ? 0 : size > 32 ? 16 * nmemb + size : nmemb * size,
 free (size > 32 ? 16 * nmemb + size : nmemb * size) < 1024 ? 0 : size > 32 ? 16 * nmemb + size : nmemb * size]
void qsort(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *)) {
	size_t work = size > 32 ? 16 * nmemb + size : nmemb * size;
	void *tmp = work < 1024 ? (void *)0 : malloc(work);
	while (mux_any(int))
		compar(base, base);
	mux_write(base, nmemb * size);
	free(tmp);
}

// As qsort.
// measure: static char a[8 * 4096 + 8]; @ qsort_r(a, N, 8, compare_char_with, NULL);
[alloc (size > 32 ? 16 * nmemb + size : nmemb * size) < 1024 ? 0 : size > 32 ? 16 * nmemb + size : nmemb * size,
 free (size > 32 ? 16 * nmemb + size : nmemb * size) < 1024 ? 0 : size > 32 ? 16 * nmemb + size : nmemb * size]
void qsort_r(void *base, size_t nmemb, size_t size, int (*compar)(const void *, const void *, void *), void *arg) {
	size_t work = size > 32 ? 16 * nmemb + size : nmemb * size;
	void *tmp = work < 1024 ? (void *)0 : malloc(work);
	while (mux_any(int))
		compar(base, base, arg);
	mux_write(base, nmemb * size);
	free(tmp);
}

int abs(int x) __attribute__((const));
long int labs(long int x) __attribute__((const));
long long int llabs(long long int x) __attribute__((const));
div_t div(int numer, int denom) __attribute__((const));
ldiv_t ldiv(long int numer, long int denom) __attribute__((const));
lldiv_t lldiv(long long int numer, long long int denom) __attribute__((const));
char *ecvt(double value, int ndigit, int *decpt, int *sign);
char *fcvt(double value, int ndigit, int *decpt, int *sign);
char *gcvt(double value, int ndigit, char *buf);
char *qecvt(long double value, int ndigit, int *decpt, int *sign);
char *qfcvt(long double value, int ndigit, int *decpt, int *sign);
char *qgcvt(long double value, int ndigit, char *buf);
int ecvt_r(double value, int ndigit, int *decpt, int *sign, char *buf, size_t len);
int fcvt_r(double value, int ndigit, int *decpt, int *sign, char *buf, size_t len);
int qecvt_r(long double value, int ndigit, int *decpt, int *sign, char *buf, size_t len);
int qfcvt_r(long double value, int ndigit, int *decpt, int *sign, char *buf, size_t len);
int mblen(const char *s, size_t n);
int mbtowc(wchar_t *pwc, const char *s, size_t n);
int wctomb(char *s, wchar_t wchar);
size_t mbstowcs(wchar_t *pwcs, const char *s, size_t n);

size_t wcstombs(char *s, const wchar_t *pwcs, size_t n) {
	mux_write(s, n);
	return mux_any(size_t);
}

// The compiled patterns stay in the library (cold).
int rpmatch(const char *response);

int getsubopt(char **optionp, char *const *tokens, char **valuep) {
	char *s = *optionp;
	mux_write(s, strlen(s) + 1);
	*valuep = mux_any(int) ? s + mux_any(size_t) % (strlen(s) + 1) : 0;
	*optionp = s + mux_any(size_t) % (strlen(s) + 1);
	return mux_any(int);
}

int posix_openpt(int oflag);
int grantpt(int fd);
int unlockpt(int fd);
char *ptsname(int fd);

int ptsname_r(int fd, char *buf, size_t buflen) {
	mux_write(buf, buflen);
	return mux_any(int);
}

int getpt(void);
int getloadavg(double loadavg[], int nelem);
