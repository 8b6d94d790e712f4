// This file models <locale.h>; README.md has the conventions.

struct __locale_struct;
typedef struct __locale_struct *__locale_t;
typedef __locale_t locale_t;
struct lconv;
typedef long unsigned int size_t;

extern void free(void *ptr);
extern void *malloc(size_t size);

// The locale "C" owns nothing.
// measure: static locale_t kept; if (!kept) kept = newlocale(LC_ALL_MASK, "C.UTF-8", NULL); locale_t l = newlocale(LC_ALL_MASK, "C.UTF-8", NULL); @ freelocale(l);
[free resource_of(dataset)] void freelocale(locale_t dataset);

// Locale data and names are the library's own (cold).
char *setlocale(int category, const char *locale);

struct lconv *localeconv(void);

// The object and the names of its categories; C owns nothing. Loaded locale data
// and the work space while it is looked for are the library's (cold).
// measure: none, the names are decided by the locale
locale_t newlocale(int category_mask, const char *locale, locale_t base) {
	static int mux_c_locale;
	if (mux_may_fail())
		return 0;
	if (mux_any(int)) {
		free(base);
		return (locale_t)&mux_c_locale;
	}
	locale_t l = malloc(232 + mux_any(size_t));
	if (l)
		free(base);
	return l;
}

// measure: locale_t l = newlocale(LC_ALL_MASK, "C.UTF-8", NULL), m; @ m = duplocale(l); freelocale(m); @ freelocale(l);
[alloc resource_of(dataset)] locale_t duplocale(locale_t dataset) __attribute__((malloc(freelocale, 1)));

locale_t uselocale(locale_t dataset) {
	return mux_any(locale_t);
}
