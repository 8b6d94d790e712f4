/* Counts and lengths that depend on what the caller's strings and arrays hold: an
 * iteration adds no less than one number and no more than another. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int *positive(const int *a, int n) /* infer alloc in 0 .. 4*max(n, 0); peak in 0 .. 4*max(n, 0) */
{
	/* measure n=0,1,4,6 : int a[] = {3, -1, 5, 0, -7, -8}; positive(a, ${n}); */
	int k = 0;
	for (int i = 0; i < n; i++)
		if (a[i] > 0)
			k++;
	return malloc(k * sizeof(int));
}

char *escaped(const char *s) /* infer alloc in strlen(s) + 1 .. 6*strlen(s) + 1; peak in strlen(s) + 1 .. 6*strlen(s) + 1 */
{
	/* measure strlen(s)=0,3,8 : char s[] = "a\"\n\001b\\cd"; s[${strlen(s)}] = 0; escaped(s); */
	size_t n = 0;
	for (size_t i = 0; s[i]; i++) {
		switch (s[i]) {
		case '"':
		case '\\':
		case '\n':
			n += 2;
			break;
		default:
			n += s[i] < 32 ? 6 : 1;
		}
	}
	return malloc(n + 1);
}

char *utf8(const uint32_t *c, size_t n) /* infer alloc in n + 2 .. 4*n + 2; peak in n + 2 .. 4*n + 2 */
{
	/* measure n=0,1,4 : uint32_t c[] = {65, 0x7ff, 0x8000, 0x10000}; utf8(c, ${n}); */
	size_t k = 2;
	for (size_t i = 0; i < n; i++) {
		if (c[i] < 0x80)
			k += 1;
		else if (c[i] < 0x800)
			k += 2;
		else if (c[i] < 0x10000)
			k += 3;
		else
			k += 4;
	}
	return malloc(k);
}

static size_t fields(const char *s, char c)
{
	size_t n = 1;
	while (*s)
		if (*s++ == c)
			n++;
	return n;
}

char **table(const char *s) /* infer alloc in 16 .. 8*strlen(s) + 16; peak in 16 .. 8*strlen(s) + 16 */
{
	/* measure strlen(s)=0,1,3,7 : char s[] = ",,a,bc,"; s[${strlen(s)}] = 0; table(s); */
	return calloc(fields(s, ',') + 1, sizeof(char *));
}

/* Up to the terminator. */
char *counted(const char *s) /* infer alloc = strlen(s) + 1; peak = strlen(s) + 1 */
{
	/* measure strlen(s)=0,1,7 : char s[] = "abcdefg"; s[${strlen(s)}] = 0; counted(s); */
	const char *e = s;
	while (*e)
		e++;
	return malloc(e - s + 1);
}

char *no_longer(const char *s, size_t n) /* infer alloc = min(n, strlen(s)) + 1; peak = min(n, strlen(s)) + 1 */
{
	/* measure strlen(s)=0,1,7,7 n=5,5,5,9 : char s[] = "abcdefg"; s[${strlen(s)}] = 0; no_longer(s, ${n}); */
	size_t k = 0;
	while (k < n && s[k])
		k++;
	return malloc(k + 1);
}

char *word(const char *s) /* infer alloc in 1 .. strlen(s) + 1; peak in 1 .. strlen(s) + 1 */
{
	/* measure strlen(s)=0,1,4,7 : char s[] = "ab  cde"; s[${strlen(s)}] = 0; word(s); */
	const char *e = s;
	while (*e && *e != ' ')
		e++;
	return malloc(e - s + 1);
}

char *without_blanks(const char *s) /* infer alloc in 1 .. strlen(s) + 1; peak in 1 .. strlen(s) + 1 */
{
	/* measure strlen(s)=0,1,2,6 : char s[] = "  abcd"; s[${strlen(s)}] = 0; without_blanks(s); */
	while (*s == ' ')
		s++;
	return strdup(s);
}

/* What is moved down and up; the type wraps. */
void *both_ways(const int *a, unsigned n) /* infer alloc in 1000 - 3*min(n, 100) .. 10*min(n, 100) + 1000; peak in 1000 - 3*min(n, 100) .. 10*min(n, 100) + 1000 */
{
	/* measure n=0,1,4,6 : int a[] = {3, -1, 5, 0, -7, -8}; both_ways(a, ${n}); */
	int k = 1000;
	for (unsigned i = 0; i < n && i < 100; i++)
		k += a[i] > 0 ? 10 : -3;
	return malloc(k);
}

void *narrow(const char *s) /* infer alloc in 0 .. 255; peak in 0 .. 255 */
{
	/* measure strlen(s)=0,1,7 : char s[] = "abxxxfg"; s[${strlen(s)}] = 0; narrow(s); */
	uint8_t k = 250;
	for (; *s; s++)
		k += *s == 'x' ? 3 : 1;
	return malloc(k);
}

/* Ends early, or goes on behind the terminator. */
void *first(const int *a, int n) /* infer alloc in 1 .. n >= 0 ? 4*n + 1 : 1; peak in 1 .. n >= 0 ? 4*n + 1 : 1 */
{
	/* measure n=0,2,6 : int a[] = {3, 1, 5, 0, -7, -8}; first(a, ${n}); */
	int k = 1;
	for (int i = 0; i < n; i++) {
		if (a[i] < 0)
			break;
		if (a[i] > 2)
			k += 4;
	}
	return malloc(k);
}

void *beyond(const char *s) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure strlen(s)=0,1 : char s[] = "a\0bcd.e"; s[${strlen(s)}] = 0; beyond(s); */
	size_t k = 1;
	while (*s != '.')
		s++, k++;
	return malloc(k);
}

void *second(const char *s) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure strlen(s)=0,2,5 : char s[] = "ab cd"; s[${strlen(s)}] = 0; second(s); */
	while (*s && *s != ' ')
		s++;
	size_t n = 1;
	for (; *s; s++)
		n++;
	return malloc(n);
}

/* The two ways through are joined. */
char *until_blank(const char *s) /* infer alloc in 1 .. strlen(s) + 1; peak in 1 .. strlen(s) + 1 */
{
	/* measure strlen(s)=0,2,5 : char s[] = "ab cd"; s[${strlen(s)}] = 0; until_blank(s); */
	const char *e = strchr(s, ' ');
	if (!e)
		e = s + strlen(s);
	return malloc(e - s + 1);
}

char *base_name(const char *s) /* infer alloc in 1 .. strlen(s) + 1; peak in 1 .. strlen(s) + 1 */
{
	/* measure strlen(s)=0,2,5 : char s[] = "a/b.c"; s[${strlen(s)}] = 0; base_name(s); */
	const char *e = s + strlen(s);
	while (e > s && e[-1] != '/')
		e--;
	return strdup(e);
}

char *trimmed(const char *s) /* infer alloc in 0 .. strlen(s) + 1; peak in 0 .. strlen(s) + 1 */
{
	/* measure strlen(s)=0,2,5 : char s[] = "a \t  "; s[${strlen(s)}] = 0; trimmed(s); */
	size_t n = strlen(s);
	while (n && (s[n - 1] == ' ' || s[n - 1] == '\t'))
		n--;
	return malloc(n + 1);
}

void *index_of(const int *a, size_t n) /* infer alloc in 4 .. 8*n + 4; peak in 4 .. 8*n + 4 */
{
	/* measure n=0,2,6 : int a[] = {3, 1, 5, 0, -7, -8}; index_of(a, ${n}); */
	size_t i;
	for (i = 0; i < n; i++)
		if (a[i] <= 0)
			break;
	return malloc(8 * i + 4);
}

/* The loop ends where the number wraps. */
void *stopped(const char *s) /* infer alloc in max(18 - 3*strlen(s), 0) .. 18; peak in max(18 - 3*strlen(s), 0) .. 18 */
{
	/* measure strlen(s)=0,2,4,6 : char s[] = "abcdef"; s[${strlen(s)}] = 0; stopped(s); */
	size_t k = 18;
	int i = 0;
	for (; s[i] && k < 40; i++)
		k -= 4;
	return malloc(k + i);
}
