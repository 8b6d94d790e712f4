// This file models <wchar.h>; README.md has the conventions.

typedef long unsigned int size_t;
typedef int wchar_t;
struct __locale_struct;
typedef struct __locale_struct *__locale_t;
typedef __locale_t locale_t;
typedef unsigned int wint_t;
typedef struct {
	int __count;
	union {
		unsigned int __wch;
		char __wchb[4];
	} __value;
} __mbstate_t;
typedef __mbstate_t mbstate_t;
struct _IO_FILE;
typedef struct _IO_FILE FILE;
typedef __builtin_va_list __gnuc_va_list;
struct tm;

extern void free(void *ptr);
extern void *malloc(size_t size);

size_t wcslen(const wchar_t *s) __attribute__((pure));

wchar_t *wcscpy(wchar_t *dest, const wchar_t *src) {
	mux_copy(dest, src, (wcslen(src) + 1) * sizeof(wchar_t));
	return dest;
}

wchar_t *wcsncpy(wchar_t *dest, const wchar_t *src, size_t n) {
	mux_write(dest, n * sizeof(wchar_t));
	return dest;
}

wchar_t *wcscat(wchar_t *dest, const wchar_t *src) {
	mux_copy(dest + wcslen(dest), src, (wcslen(src) + 1) * sizeof(wchar_t));
	return dest;
}

wchar_t *wcsncat(wchar_t *dest, const wchar_t *src, size_t n);
int wcscmp(const wchar_t *s1, const wchar_t *s2) __attribute__((pure));
int wcsncmp(const wchar_t *s1, const wchar_t *s2, size_t n) __attribute__((pure));
int wcscasecmp(const wchar_t *s1, const wchar_t *s2);
int wcsncasecmp(const wchar_t *s1, const wchar_t *s2, size_t n);
int wcscasecmp_l(const wchar_t *s1, const wchar_t *s2, locale_t loc);
int wcsncasecmp_l(const wchar_t *s1, const wchar_t *s2, size_t n, locale_t loc);
int wcscoll(const wchar_t *s1, const wchar_t *s2);
size_t wcsxfrm(wchar_t *s1, const wchar_t *s2, size_t n);
int wcscoll_l(const wchar_t *s1, const wchar_t *s2, locale_t loc);
size_t wcsxfrm_l(wchar_t *s1, const wchar_t *s2, size_t n, locale_t loc);

// measure: wchar_t s[4097]; wmemset(s, L'x', N); s[N] = 0; @ free(wcsdup(s));
[alloc 4 * (wcslen(s) + 1)] __attribute__((malloc(free, 1))) wchar_t *wcsdup(const wchar_t *s) {
	size_t n = (wcslen(s) + 1) * sizeof(wchar_t);
	wchar_t *p = malloc(n);
	if (p)
		mux_copy(p, s, n);
	return p;
}

wchar_t *wcschr(const wchar_t *wcs, wchar_t wc) {
	size_t i = mux_any(size_t);
	return i <= wcslen(wcs) ? (wchar_t *)wcs + i : 0;
}

wchar_t *wcsrchr(const wchar_t *wcs, wchar_t wc) {
	size_t i = mux_any(size_t);
	return i <= wcslen(wcs) ? (wchar_t *)wcs + i : 0;
}

wchar_t *wcschrnul(const wchar_t *s, wchar_t wc) __attribute__((pure));
size_t wcscspn(const wchar_t *wcs, const wchar_t *reject) __attribute__((pure));
size_t wcsspn(const wchar_t *wcs, const wchar_t *accept) __attribute__((pure));
wchar_t *wcspbrk(const wchar_t *wcs, const wchar_t *accept) __attribute__((pure));

wchar_t *wcsstr(const wchar_t *haystack, const wchar_t *needle) {
	size_t i = mux_any(size_t);
	return i <= wcslen(haystack) ? (wchar_t *)haystack + i : 0;
}

wchar_t *wcstok(wchar_t *s, const wchar_t *delim, wchar_t **ptr) {
	if (!s)
		s = *ptr;
	if (!s || mux_any(int))
		return 0;
	s += mux_any(size_t) % (wcslen(s) + 1);
	mux_write(s, sizeof(wchar_t) * (wcslen(s) + 1));
	*ptr = s + mux_any(size_t) % (wcslen(s) + 1);
	return s;
}

wchar_t *wcswcs(const wchar_t *haystack, const wchar_t *needle) __attribute__((pure));
size_t wcsnlen(const wchar_t *s, size_t maxlen) __attribute__((pure));

wchar_t *wmemchr(const wchar_t *s, wchar_t c, size_t n) {
	size_t i = mux_any(size_t);
	return i < n ? (wchar_t *)s + i : 0;
}

int wmemcmp(const wchar_t *s1, const wchar_t *s2, size_t n) __attribute__((pure));

wchar_t *wmemcpy(wchar_t *dest, const wchar_t *src, size_t n) {
	mux_copy(dest, src, n * sizeof(wchar_t));
	return dest;
}

wchar_t *wmemmove(wchar_t *dest, const wchar_t *src, size_t n) {
	mux_copy(dest, src, n * sizeof(wchar_t));
	return dest;
}

wchar_t *wmemset(wchar_t *s, wchar_t c, size_t n) {
	mux_write(s, n * sizeof(wchar_t));
	return s;
}

wchar_t *wmempcpy(wchar_t *dest, const wchar_t *src, size_t n) {
	mux_copy(dest, src, n * sizeof(wchar_t));
	return dest + n;
}

wint_t btowc(int c) __attribute__((pure));
int wctob(wint_t c) __attribute__((pure));
int mbsinit(const mbstate_t *ps) __attribute__((pure));
size_t mbrtowc(wchar_t *pwc, const char *s, size_t n, mbstate_t *p);
size_t wcrtomb(char *s, wchar_t wc, mbstate_t *ps);
size_t __mbrlen(const char *s, size_t n, mbstate_t *ps);
size_t mbrlen(const char *s, size_t n, mbstate_t *ps);
size_t mbsrtowcs(wchar_t *dst, const char **src, size_t len, mbstate_t *ps);
size_t wcsrtombs(char *dst, const wchar_t **src, size_t len, mbstate_t *ps);
size_t mbsnrtowcs(wchar_t *dst, const char **src, size_t nmc, size_t len, mbstate_t *ps);
size_t wcsnrtombs(char *dst, const wchar_t **src, size_t nwc, size_t len, mbstate_t *ps);
int wcwidth(wchar_t c);
int wcswidth(const wchar_t *s, size_t n);

double wcstod(const wchar_t *nptr, wchar_t **endptr) {
	if (endptr)
		*endptr = (wchar_t *)nptr + mux_any(size_t) % (wcslen(nptr) + 1);
	return mux_any(double);
}

float wcstof(const wchar_t *nptr, wchar_t **endptr) {
	if (endptr)
		*endptr = (wchar_t *)nptr + mux_any(size_t) % (wcslen(nptr) + 1);
	return mux_any(float);
}

long double wcstold(const wchar_t *nptr, wchar_t **endptr) {
	if (endptr)
		*endptr = (wchar_t *)nptr + mux_any(size_t) % (wcslen(nptr) + 1);
	return mux_any(long double);
}

long int wcstol(const wchar_t *nptr, wchar_t **endptr, int base) {
	if (endptr)
		*endptr = (wchar_t *)nptr + mux_any(size_t) % (wcslen(nptr) + 1);
	return mux_any(long int);
}

unsigned long int wcstoul(const wchar_t *nptr, wchar_t **endptr, int base) {
	if (endptr)
		*endptr = (wchar_t *)nptr + mux_any(size_t) % (wcslen(nptr) + 1);
	return mux_any(unsigned long int);
}

long long int wcstoll(const wchar_t *nptr, wchar_t **endptr, int base) {
	if (endptr)
		*endptr = (wchar_t *)nptr + mux_any(size_t) % (wcslen(nptr) + 1);
	return mux_any(long long int);
}

unsigned long long int wcstoull(const wchar_t *nptr, wchar_t **endptr, int base) {
	if (endptr)
		*endptr = (wchar_t *)nptr + mux_any(size_t) % (wcslen(nptr) + 1);
	return mux_any(unsigned long long int);
}

long long int wcstoq(const wchar_t *nptr, wchar_t **endptr, int base) {
	if (endptr)
		*endptr = (wchar_t *)nptr + mux_any(size_t) % (wcslen(nptr) + 1);
	return mux_any(long long int);
}

unsigned long long int wcstouq(const wchar_t *nptr, wchar_t **endptr, int base) {
	if (endptr)
		*endptr = (wchar_t *)nptr + mux_any(size_t) % (wcslen(nptr) + 1);
	return mux_any(unsigned long long int);
}

long int wcstol_l(const wchar_t *nptr, wchar_t **endptr, int base, locale_t loc);
unsigned long int wcstoul_l(const wchar_t *nptr, wchar_t **endptr, int base, locale_t loc);
long long int wcstoll_l(const wchar_t *nptr, wchar_t **endptr, int base, locale_t loc);
unsigned long long int wcstoull_l(const wchar_t *nptr, wchar_t **endptr, int base, locale_t loc);
double wcstod_l(const wchar_t *nptr, wchar_t **endptr, locale_t loc);
float wcstof_l(const wchar_t *nptr, wchar_t **endptr, locale_t loc);
long double wcstold_l(const wchar_t *nptr, wchar_t **endptr, locale_t loc);
_Float32 wcstof32_l(const wchar_t *nptr, wchar_t **endptr, locale_t loc);
_Float64 wcstof64_l(const wchar_t *nptr, wchar_t **endptr, locale_t loc);
_Float128 wcstof128_l(const wchar_t *nptr, wchar_t **endptr, locale_t loc);
_Float32x wcstof32x_l(const wchar_t *nptr, wchar_t **endptr, locale_t loc);
_Float64x wcstof64x_l(const wchar_t *nptr, wchar_t **endptr, locale_t loc);
wchar_t *wcpcpy(wchar_t *dest, const wchar_t *src);
wchar_t *wcpncpy(wchar_t *dest, const wchar_t *src, size_t n);

// As open_memstream.
// measure: none, the text's length is decided by later writes
FILE *open_wmemstream(wchar_t **bufloc, size_t *sizeloc) {
	FILE *f = malloc(504 + 8192);
	if (!f)
		return 0;
	size_t n = sizeof(wchar_t) * (size_t)mux_any(unsigned); // as in open_memstream
	wchar_t *text = malloc(n);
	if (!text) {
		free(f);
		return 0;
	}
	mux_write(text, n);
	*bufloc = text;
	*sizeloc = mux_any(size_t);
	return f;
}

int fwide(FILE *fp, int mode);
int fwprintf(FILE *stream, const wchar_t *format, ...) __attribute__((format(printf, 2, 3)));
int wprintf(const wchar_t *format, ...) __attribute__((format(printf, 1, 2)));
int swprintf(wchar_t *s, size_t n, const wchar_t *format, ...) __attribute__((format(printf, 3, 4)));
int vfwprintf(FILE *s, const wchar_t *format, __gnuc_va_list arg);
int vwprintf(const wchar_t *format, __gnuc_va_list arg);
int vswprintf(wchar_t *s, size_t n, const wchar_t *format, __gnuc_va_list arg);
int fwscanf(FILE *stream, const wchar_t *format, ...) __attribute__((mux_scanf(2)));
int wscanf(const wchar_t *format, ...) __attribute__((mux_scanf(1)));
int swscanf(const wchar_t *s, const wchar_t *format, ...) __attribute__((mux_scanf(2)));
int vfwscanf(FILE *s, const wchar_t *format, __gnuc_va_list arg) __attribute__((mux_scanf(2)));
int vwscanf(const wchar_t *format, __gnuc_va_list arg) __attribute__((mux_scanf(1)));
int vswscanf(const wchar_t *s, const wchar_t *format, __gnuc_va_list arg) __attribute__((mux_scanf(2)));
wint_t fgetwc(FILE *stream);
wint_t getwc(FILE *stream);
wint_t getwchar(void);
wint_t fputwc(wchar_t wc, FILE *stream);
wint_t putwc(wchar_t wc, FILE *stream);
wint_t putwchar(wchar_t wc);
wchar_t *fgetws(wchar_t *ws, int n, FILE *stream);
int fputws(const wchar_t *ws, FILE *stream);
wint_t ungetwc(wint_t wc, FILE *stream);
wint_t getwc_unlocked(FILE *stream);
wint_t getwchar_unlocked(void);
wint_t fgetwc_unlocked(FILE *stream);
wint_t fputwc_unlocked(wchar_t wc, FILE *stream);
wint_t putwc_unlocked(wchar_t wc, FILE *stream);
wint_t putwchar_unlocked(wchar_t wc);
wchar_t *fgetws_unlocked(wchar_t *ws, int n, FILE *stream);
int fputws_unlocked(const wchar_t *ws, FILE *stream);
size_t wcsftime(wchar_t *s, size_t maxsize, const wchar_t *format, const struct tm *tp);
size_t wcsftime_l(wchar_t *s, size_t maxsize, const wchar_t *format, const struct tm *tp, locale_t loc);
