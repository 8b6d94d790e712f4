// This file models <assert.h>; README.md has the conventions.


void __assert_fail(const char *assertion, const char *file, unsigned int line, const char *function) __attribute__((noreturn));
void __assert_perror_fail(int errnum, const char *file, unsigned int line, const char *function) __attribute__((noreturn));
void __assert(const char *assertion, const char *file, int line) __attribute__((noreturn));
