/* Lengths of strings that the program has put together itself. */
#include <stdlib.h>
#include <string.h>

char *joined(const char *a, const char *b) /* infer alloc = 2*strlen(a) + 2*strlen(b) + 4; free = strlen(a) + strlen(b) + 2; peak = 2*strlen(a) + 2*strlen(b) + 4 */
{
	/* measure a=1,1 strlen(a)=0,3 b=1,1 strlen(b)=2,0 : char x[8] = "abc", y[8] = "de"; x[${strlen(a)}] = 0; y[${strlen(b)}] = 0; joined(x, y); */
	char *s = malloc(strlen(a) + strlen(b) + 2);
	if (!s)
		return 0;
	strcpy(s, a);
	strcat(s, "/");
	strcat(s, b);
	char *t = strdup(s);
	free(s);
	return t;
}

char *counted(const char *a) /* infer alloc = 3*strlen(a) + 2; free = strlen(a) + 1; peak = 3*strlen(a) + 2 */
{
	/* measure a=1,1 strlen(a)=0,3 : char x[8] = "abc"; x[${strlen(a)}] = 0; counted(x); */
	size_t n = strlen(a);
	char *s = malloc(n + 1);
	if (!s)
		return 0;
	memcpy(s, a, n);
	s[n] = '\0';
	char *t = malloc(2 * strlen(s) + 1);
	free(s);
	return t;
}

char *zeroed(size_t n) /* infer alloc = n + 5; free = n; peak = n + 5 */
{
	/* measure n=1,40 : zeroed(${n}); */
	char *s = calloc(n, 1);
	if (!s)
		return 0;
	char *t = malloc(strlen(s) + 5);
	free(s);
	return t;
}

char *local(void) /* infer alloc = 7; peak = 7 */
{
	/* measure once=1 : local(); */
	char name[32] = "abc";
	char other[32];
	strcpy(other, name);
	strcat(other, "defg");
	return malloc(strlen(other));
}

char *again(const char *a) /* infer alloc = 2*strlen(a) + 2; free = strlen(a) + 1; peak = 2*strlen(a) + 2 */
{
	/* measure a=1,1 strlen(a)=1,3 : char x[8] = "abc"; x[${strlen(a)}] = 0; again(x); */
	char *s = strdup(a), *t = s ? strdup(s) : 0;
	free(s);
	return t;
}

/* The string ends earlier than it did. */
char *cut(const char *a, int k) /* infer alloc in strlen(a) + 2 .. 2*strlen(a) + 2; free = strlen(a) + 1; peak in strlen(a) + 2 .. 2*strlen(a) + 2 */
{
	/* measure a=1,1,1 strlen(a)=3,3,3 k=0,2,3 : char x[8] = "abc"; cut(x, ${k}); */
	char *s = strdup(a);
	if (!s)
		return 0;
	s[k] = 0;
	char *t = strdup(s);
	free(s);
	return t;
}

/* Overwritten with something longer. */
char *over(const char *a) /* infer alloc = 3; peak = 3 */
{
	/* measure a=1,1 strlen(a)=0,3 : char x[8] = "abc"; x[${strlen(a)}] = 0; over(x); */
	char s[64] = "";
	strcpy(s, a);
	s[0] = 'x';
	s[1] = 'y';
	s[2] = 0;
	return strdup(s);
}

char *tail(const char *a) /* infer alloc = strlen(a) + 3; peak = strlen(a) + 3 */
{
	/* measure a=1,1 strlen(a)=1,3 : char x[8] = "abc"; x[${strlen(a)}] = 0; tail(x); */
	char s[64];
	strcpy(s, "ab");
	strcpy(s + 2, a);
	return strdup(s);
}

char *into(char *a, int i) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure a=1,1 strlen(a)=3,3 i=0,2 : char x[8] = "abc"; into(x, ${i}); */
	a[i] = 0;
	return strdup(a);
}
