// This file models <inttypes.h>; README.md has the conventions.

typedef long int intmax_t;
typedef long int __intmax_t;
typedef struct {
	long int quot;
	long int rem;
} imaxdiv_t;
typedef unsigned long int uintmax_t;
typedef int __gwchar_t;
typedef unsigned long int __uintmax_t;

intmax_t imaxabs(intmax_t n) __attribute__((const));
imaxdiv_t imaxdiv(intmax_t numer, intmax_t denom) __attribute__((const));
intmax_t strtoimax(const char *nptr, char **endptr, int base);
uintmax_t strtoumax(const char *nptr, char **endptr, int base);
intmax_t wcstoimax(const __gwchar_t *nptr, __gwchar_t **endptr, int base);
uintmax_t wcstoumax(const __gwchar_t *nptr, __gwchar_t **endptr, int base);
