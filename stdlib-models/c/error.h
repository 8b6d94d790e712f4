// This file models <error.h>; README.md has the conventions.


void error(int status, int errnum, const char *format, ...) __attribute__((format(printf, 3, 4)));
void error_at_line(int status, int errnum, const char *fname, unsigned int lineno, const char *format, ...) __attribute__((format(printf, 5, 6)));
void __error_alias(int status, int errnum, const char *format, ...) __attribute__((format(printf, 3, 4)));
void __error_noreturn(int status, int errnum, const char *format, ...) __attribute__((noreturn, format(printf, 3, 4)));
void __error_at_line_alias(int status, int errnum, const char *fname, unsigned int line, const char *format, ...) __attribute__((format(printf, 5, 6)));
void __error_at_line_noreturn(int status, int errnum, const char *fname, unsigned int line, const char *format, ...) __attribute__((noreturn, format(printf, 5, 6)));
