// This file models <stdlib.h>, its functions of the _FloatN types; README.md has the conventions.

typedef long unsigned int size_t;

_Float32 strtof32(const char *nptr, char **endptr);
_Float64 strtof64(const char *nptr, char **endptr);
_Float128 strtof128(const char *nptr, char **endptr);
_Float32x strtof32x(const char *nptr, char **endptr);
_Float64x strtof64x(const char *nptr, char **endptr);
int strfromf32(char *dest, size_t size, const char *format, _Float32 f);
int strfromf64(char *dest, size_t size, const char *format, _Float64 f);
int strfromf128(char *dest, size_t size, const char *format, _Float128 f);
int strfromf32x(char *dest, size_t size, const char *format, _Float32x f);
int strfromf64x(char *dest, size_t size, const char *format, _Float64x f);
