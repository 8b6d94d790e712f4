/* This file gives generated programs the counting allocator, and arithmetic
 * that notes when it wraps. Sources use ADD, SUB, MUL, SHL, SEL and CVT where the
 * program itself has + - * << and a conversion. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
void *mu_malloc(size_t);
void *mu_calloc(size_t, size_t);
void *mu_realloc(void *, size_t);
void *mu_reallocarray(void *, size_t, size_t);
void *mu_aligned_alloc(size_t, size_t);
int mu_posix_memalign(void **, size_t, size_t);
char *mu_strdup(const char *);
char *mu_strndup(const char *, size_t);
void mu_free(void *);
void mu_begin(void);
void mu_end(void);
extern int mu_wrapped;
#define malloc mu_malloc
#define calloc mu_calloc
#define realloc mu_realloc
#define reallocarray mu_reallocarray
#define aligned_alloc mu_aligned_alloc
#define posix_memalign mu_posix_memalign
#undef strdup
#undef strndup
#define strdup mu_strdup
#define strndup mu_strndup
#define free mu_free
#define MU_OP(f, op, a, b) __extension__({ __auto_type x_ = (a); __auto_type y_ = (b); __typeof__(x_ op y_) r_; \
	if (f((__typeof__(r_))x_, (__typeof__(r_))y_, &r_)) mu_wrapped = 1; \
	if ((x_ < 0 && (__typeof__(r_))x_ > 0) || (y_ < 0 && (__typeof__(r_))y_ > 0)) mu_wrapped = 1; x_ op y_; })
#define ADD(a, b) MU_OP(__builtin_add_overflow, +, a, b)
#define SUB(a, b) MU_OP(__builtin_sub_overflow, -, a, b)
#define MUL(a, b) MU_OP(__builtin_mul_overflow, *, a, b)
#define SHL(a, b) __extension__({ __auto_type x_ = (a); __auto_type y_ = (b); __auto_type r_ = x_ << y_; \
	if ((r_ >> y_) != x_) mu_wrapped = 1; r_; })
#define SEL(c, a, b) __extension__({ __typeof__(1 ? (a) : (b)) r_; \
	if (c) { __auto_type x_ = (a); r_ = x_; if ((x_ < 0) != (r_ < 0)) mu_wrapped = 1; } \
	else { __auto_type x_ = (b); r_ = x_; if ((x_ < 0) != (r_ < 0)) mu_wrapped = 1; } r_; })
#define CVT(t, a) __extension__({ __auto_type x_ = (a); t r_ = (t)x_; \
	if ((x_ < 0) != (r_ < 0) || (__typeof__(x_))r_ != x_) mu_wrapped = 1; r_; })
#define CAST(t, a) CVT(t, a)
#define IMP(t, a) CVT(t, a)
#define BF(a) ((a) + 0)
