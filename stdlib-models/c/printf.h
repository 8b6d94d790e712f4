// This file models <printf.h>; README.md has the conventions.

struct _IO_FILE;
typedef struct _IO_FILE FILE;
struct printf_info;
typedef int printf_function(FILE *__stream, const struct printf_info *__info, const void * const *__args);
typedef long unsigned int size_t;
typedef int printf_arginfo_size_function(const struct printf_info *__info, size_t __n, int *__argtypes, int *__size);
typedef int printf_arginfo_function(const struct printf_info *__info, size_t __n, int *__argtypes);
typedef int wchar_t;
typedef __builtin_va_list va_list;
typedef void printf_va_arg_function(void *__mem, va_list *__ap);

int register_printf_specifier(int spec, printf_function func, printf_arginfo_size_function arginfo);
int register_printf_function(int spec, printf_function func, printf_arginfo_function arginfo);
int register_printf_modifier(const wchar_t *str);
int register_printf_type(printf_va_arg_function fct);
size_t parse_printf_format(const char *fmt, size_t n, int *argtypes);
int printf_size(FILE *fp, const struct printf_info *info, const void * const *args);
int printf_size_info(const struct printf_info *info, size_t n, int *argtypes);
