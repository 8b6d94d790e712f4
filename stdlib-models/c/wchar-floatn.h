// This file models <wchar.h>, its functions of the _FloatN types; README.md has the conventions.

typedef int wchar_t;

_Float32 wcstof32(const wchar_t *nptr, wchar_t **endptr);
_Float64 wcstof64(const wchar_t *nptr, wchar_t **endptr);
_Float128 wcstof128(const wchar_t *nptr, wchar_t **endptr);
_Float32x wcstof32x(const wchar_t *nptr, wchar_t **endptr);
_Float64x wcstof64x(const wchar_t *nptr, wchar_t **endptr);
