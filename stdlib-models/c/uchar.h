// This file models <uchar.h>; README.md has the conventions.

typedef long unsigned int size_t;
typedef unsigned char char8_t;
typedef struct {
	int __count;
	union {
		unsigned int __wch;
		char __wchb[4];
	} __value;
} __mbstate_t;
typedef __mbstate_t mbstate_t;
typedef unsigned short int char16_t;
typedef unsigned short int __uint_least16_t;
typedef unsigned int char32_t;
typedef unsigned int __uint_least32_t;

size_t mbrtoc8(char8_t *pc8, const char *s, size_t n, mbstate_t *p);
size_t c8rtomb(char *s, char8_t c8, mbstate_t *ps);
size_t mbrtoc16(char16_t *pc16, const char *s, size_t n, mbstate_t *p);
size_t c16rtomb(char *s, char16_t c16, mbstate_t *ps);
size_t mbrtoc32(char32_t *pc32, const char *s, size_t n, mbstate_t *p);
size_t c32rtomb(char *s, char32_t c32, mbstate_t *ps);
