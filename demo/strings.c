/* Strings: sizes that are lengths, and work space given back at once. */
#include <stdlib.h>
#include <string.h>

char *concat(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);
	char *s = malloc(n + m + 1);
	if (s != NULL) {
		memcpy(s, a, n);
		memcpy(s + n, b, m + 1);
	}
	return s;
}

int is_palindrome(const char *s)
{
	size_t n = strlen(s);
	char *r = malloc(n + 1);
	int same;
	if (r == NULL)
		return -1;
	for (size_t i = 0; i < n; i++)
		r[i] = s[n - 1 - i];
	r[n] = '\0';
	same = strcmp(s, r) == 0;
	free(r);
	return same;
}
