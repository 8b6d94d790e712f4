// This file models <err.h>; README.md has the conventions.

typedef __builtin_va_list __gnuc_va_list;

void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void vwarn(const char *format, __gnuc_va_list) __attribute__((format(printf, 1, 0)));
void warnx(const char *format, ...) __attribute__((format(printf, 1, 2)));
void vwarnx(const char *format, __gnuc_va_list) __attribute__((format(printf, 1, 0)));
void err(int status, const char *format, ...) __attribute__((noreturn, format(printf, 2, 3)));
void verr(int status, const char *format, __gnuc_va_list) __attribute__((noreturn, format(printf, 2, 0)));
void errx(int status, const char *format, ...) __attribute__((noreturn, format(printf, 2, 3)));
void verrx(int status, const char *, __gnuc_va_list) __attribute__((noreturn, format(printf, 2, 0)));
