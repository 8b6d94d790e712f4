/* Results of library functions are decided by what these are given, even where
 * the analysis does not know how: no counterexample may make them up. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

[alloc <= 10] void *got(int fd, char *buf) { long n = read(fd, buf, 10); return n > 0 ? malloc(n) : 0; }
[alloc 0] void *equal(const char *s) { return strcmp(s, s) ? malloc(4) : 0; }
[alloc 4] void *upper(void) { return malloc(toupper('a') == 'A' ? 4 : 8); }
[alloc <= 10] void *items(FILE *f) { char b[10]; return fread(b, 1, 10, f) > 10 ? malloc(100) : 0; }
[alloc 0] void *end(const char *s) { return strchr(s, 0) ? 0 : malloc(100); }
[alloc <= 5] void *written(int n) { char b[20]; return malloc(snprintf(b, 20, "%d", n & 1023) + 1); }
[alloc 6] void *number(void) { return malloc(atoi("5") + 1); }
[alloc 7] void *number_end(void) { char *e; long n = strtol("12x", &e, 10); return malloc(*e == 'x' ? n - 5 : 1); }
[alloc 0] void *copied(void) { char s[4]; return strcpy(s, "a") == s ? 0 : malloc(1); }
[alloc 2] void *span(void) { return malloc(strspn("aab", "a")); }
[alloc n < 0 ? -n : n, requires n > -1000] void *absolute(int n) { return malloc(abs(n)); }
[alloc 3] void *quotient(void) { return malloc(div(17, 5).quot); }
[alloc 2] void *position(void) { const char *s = "ab:c"; return malloc(strchr(s, ':') - s); }
[alloc 0] void *compared(void) { return memcmp("ab", "ab", 2) ? malloc(4) : 0; }
[alloc 1] void *digit(void) { return malloc(isdigit('7') ? 1 : 2); }
[alloc 8] void *closed(void) { return malloc(fflush(NULL) == 77 ? 4 : 8); }
[alloc 3] void *token(void) { char s[] = "one two"; char *t = strtok(s, " "); return malloc(t ? strlen(t) : 9); }

int main(void)
{
	char b[10];
	FILE *f = fopen("/dev/zero", "r");
	free(got(-1, b)), free(got(fileno(f), b)), free(equal("x")), free(upper()), free(items(f)), free(end("abc")), free(written(5)), free(written(1023));
	free(number()), free(number_end()), free(copied()), free(span()), free(absolute(-5)), free(quotient()), free(position()), free(compared()), free(digit()), free(closed()), free(token());
	fclose(f);
}
