// This file models <monetary.h>; README.md has the conventions.

typedef long int ssize_t;
typedef long unsigned int size_t;
typedef long int __ssize_t;
struct __locale_struct;
typedef struct __locale_struct *__locale_t;
typedef __locale_t locale_t;

ssize_t strfmon(char *s, size_t maxsize, const char *format, ...) __attribute__((format(strfmon, 3, 4)));
ssize_t strfmon_l(char *s, size_t maxsize, locale_t loc, const char *format, ...) __attribute__((format(strfmon, 4, 5)));
