/* Lengths of strings that are cut, put together and changed, and tables that
 * sizes are looked up in. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *cut(const char *s, size_t n) /* infer alloc = n + strlen(s) + 2 if n < strlen(s); strlen(s) + 1 otherwise; free = strlen(s) + 1 if n < strlen(s); 0 otherwise; peak = n + strlen(s) + 2 if n < strlen(s); strlen(s) + 1 otherwise */
{
	/* measure strlen(s)=0,3,9 n=0,3,2 s=1,1,1 : char t[20] = "aaaaaaaaaaaaaaaaaa"; t[${strlen(s)}] = 0; cut(t, ${n}); */
	char *p = strdup(s);
	if (!p || n >= strlen(p))
		return p;
	p[n] = 0;
	char *q = strdup(p);
	free(p);
	return q;
}

char *tail(const char *s, size_t n) /* infer alloc = strlen(s) - n + 1 if n <= strlen(s); 0 otherwise; peak = strlen(s) - n + 1 if n <= strlen(s); 0 otherwise */
{
	/* measure strlen(s)=0,3,9 n=0,3,2 s=1,1,1 : char t[20] = "aaaaaaaaaaaaaaaaaa"; t[${strlen(s)}] = 0; tail(t, ${n}); */
	return n <= strlen(s) ? strdup(s + n) : NULL;
}

char *upper(const char *s) /* infer alloc in strlen(s) + 2 .. 3*strlen(s) + 2; free = strlen(s) + 1; peak in strlen(s) + 2 .. 3*strlen(s) + 2 */
{
	/* measure strlen(s)=0,3,9 s=1,1,1 : char t[20] = "aaaaaaaaaaaaaaaaaa"; t[${strlen(s)}] = 0; upper(t); */
	char *p = strdup(s);
	if (!p)
		return NULL;
	for (char *q = p; *q; q++)
		*q = toupper((unsigned char)*q);
	char *r = malloc(2 * strlen(p) + 1);
	free(p);
	return r;
}

char *joined(const char *a, const char *b) /* infer alloc = 2*strlen(a) + 2*strlen(b) + 4; free = strlen(a) + strlen(b) + 2; peak = 2*strlen(a) + 2*strlen(b) + 4 */
{
	/* measure strlen(a)=0,3,9 strlen(b)=4,0,1 a=1,1,1 b=1,1,1 : char t[20] = "aaaaaaaaaaaaaaaaaa", u[20] = "bbbbbbbbbbbbbbbb"; t[${strlen(a)}] = 0; u[${strlen(b)}] = 0; joined(t, u); */
	char *p = malloc(strlen(a) + strlen(b) + 2);
	if (!p)
		return NULL;
	strcpy(p, a);
	strcat(p, "/");
	strcat(p, b);
	char *q = strdup(p);
	free(p);
	return q;
}

char *from_last(const char *s) /* infer alloc in strlen(s) - max(strlen(s) - 1, 0) .. strlen(s) + 1; peak in strlen(s) - max(strlen(s) - 1, 0) .. strlen(s) + 1 */
{
	/* measure strlen(s)=3 s=1 : from_last("a/b"); */
	const char *slash = strrchr(s, '/');
	return strdup(slash ? slash + 1 : s);
}

char *up_to(const char *s) /* infer alloc in 0 .. strlen(s); peak in 0 .. strlen(s) */
{
	/* measure strlen(s)=5 s=1 : up_to("ab=cd"); */
	const char *eq = strchr(s, '=');
	if (!eq)
		return NULL;
	char *p = malloc(eq - s + 1);
	if (p) {
		memcpy(p, s, eq - s);
		p[eq - s] = 0;
	}
	return p;
}

char *in_place(void) /* infer alloc = 6; peak = 6 */
{
	/* measure once=1 : in_place(); */
	char t[] = "hello world";
	t[5] = 0;
	return strdup(t);
}

char *array_end(void) /* infer alloc = 6; peak = 6 */
{
	/* measure once=1 : array_end(); */
	char t[16] = "abc";
	t[3] = 'd';
	t[4] = 'e';
	return strdup(t);
}

char *zeroed(size_t n) /* infer alloc = n + 15; free = n + 4; peak = n + 15 */
{
	/* measure n=1,5 : zeroed(${n}); */
	char *p = calloc(1, n + 4);
	if (!p)
		return NULL;
	p[0] = 'a';
	p[2] = 'b';
	char *q = malloc(strlen(p) + 10);
	free(p);
	return q;
}

char *moved(void) /* infer alloc = 5; peak = 5 */
{
	/* measure once=1 : moved(); */
	char t[20] = "abcdef";
	memmove(t, t + 2, strlen(t) - 1);
	return strdup(t);
}

char *limited(const char *s) /* infer alloc in min(strlen(s), 5) + 1 .. 2*min(strlen(s), 5) + 1; free = min(strlen(s), 5) + 1; peak in min(strlen(s), 5) + 1 .. 2*min(strlen(s), 5) + 1 */
{
	/* measure strlen(s)=0,3,9 s=1,1,1 : char t[20] = "aaaaaaaaaaaaaaaaaa"; t[${strlen(s)}] = 0; limited(t); */
	char *p = strndup(s, 5), *q = NULL;
	if (p)
		q = malloc(strlen(p));
	free(p);
	return q;
}

char *copied_n(const char *s) /* infer alloc in 1 .. 8; peak in 1 .. 8 */
{
	/* measure strlen(s)=0,3,5 s=1,1,1 : char t[20] = "aaaaaaaaaaaaaaaaaa"; t[${strlen(s)}] = 0; copied_n(t); */
	char t[8] = { 0 };
	strncpy(t, s, 7);
	return strdup(t);
}

char *printed(int n) /* infer alloc in 0 .. 4; peak in 0 .. 4 */
{
	/* measure n=0,-5,1000 : printed(${n}); */
	char t[32];
	int k = snprintf(t, sizeof t, "%d", n);
	return k < 0 ? NULL : malloc(k < 40 ? 3 : 4);
}

char *same_text(int c) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure c=0,1,2 : same_text(${c}); */
	const char *s = c == 0 ? "zero" : c == 1 ? "one" : "";
	return strdup(s + (c == 1));
}

static const unsigned short sizes[] = { 16, 32, 64, 128, 256 };

void *looked_up(unsigned k) /* infer alloc = k == 4 ? 256 : k == 3 ? 128 : k == 2 ? 64 : k == 1 ? 32 : 16 if k <= 4; 0 otherwise; peak = k == 4 ? 256 : k == 3 ? 128 : k == 2 ? 64 : k == 1 ? 32 : 16 if k <= 4; 0 otherwise */
{
	/* measure k=0,1,4,9 : looked_up(${k}); */
	return k < 5 ? malloc(sizes[k]) : NULL;
}

static struct kind { const char *name; size_t size; void *(*make)(size_t); } kinds[] = {
	{ "small", 8, malloc }, { "large", 4000, malloc }, { NULL, 0, NULL },
};

void *by_kind(unsigned k) /* infer alloc = kinds[k].size if k <= 1 && kinds[k].size <= 9223372036854775807; 0 otherwise; peak = kinds[k].size if k <= 1 && kinds[k].size <= 9223372036854775807; 0 otherwise; when kinds[k].make is malloc */
{
	/* measure k=0,1 kinds[k].size=8,4000 : by_kind(${k}); */
	return k < 2 ? kinds[k].make(kinds[k].size) : NULL;
}

void change_kind(size_t n) /* infer nothing */
{
	/* measure n=8 : change_kind(${n}); */
	kinds[1].size = n;
}

void *by_name(void) /* infer alloc in 0 .. 9223372036854775806; peak in 0 .. 9223372036854775806 */
{
	/* measure once=1 : by_name(); */
	for (const struct kind *k = kinds; k->name; k++)
		if (strcmp(k->name, "large") == 0)
			return malloc(strlen(k->name));
	return NULL;
}

static size_t table[4];

void *filled(size_t n) /* infer alloc = 2*n + 104; peak = 2*n + 104 */
{
	/* measure n=0,5 : filled(${n}); */
	for (int i = 0; i < 4; i++)
		table[i] = n + i;
	table[2] = 100;
	return malloc(table[1] + table[2] + table[3]);
}

void *two_dim(int i, int j) /* infer alloc = 20; peak = 20 */
{
	/* measure i=0,1 j=2,0 : two_dim(${i}, ${j}); */
	int t[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
	int (*p)[3] = t;
	t[1][1] += 10;
	return malloc(p[1][1] + *(*p + 2) + (int)(sizeof t / sizeof *t));
}

void *sizes_of(int n) /* infer alloc = 66*n if n >= 0; peak = 66*n if n >= 0 */
{
	/* measure n=1,5 : sizes_of(${n}); */
	char t[10], (*p)[10] = &t;
	struct { char c; long l; short s; } x;
	return malloc(n * (sizeof t + sizeof *p + sizeof p + sizeof x + sizeof(x.s) + _Alignof(long) + sizeof "abc"));
}

void *flexible(unsigned n) /* infer alloc = 2*n + 8; peak = 2*n + 8 */
{
	/* measure n=0,1,5 : flexible(${n}); */
	struct f { int n; char more; short t[]; } *p = malloc(sizeof *p + n * sizeof p->t[0]);
	if (p)
		p->n = n;
	return p;
}

/* Lengths before and after the text is changed. */
void *before_and_after(const char *s) /* infer alloc in 2*strlen(s) + 1 .. 10102*strlen(s) + 1 if *s != 0; strlen(s) + 1 otherwise; free = strlen(s) + 1 if *s != 0; 0 otherwise; peak in strlen(s) + 1 .. max(10101*strlen(s), strlen(s) + 1) if *s != 0; strlen(s) + 1 otherwise */
{
	/* measure strlen(s)=3,9 s=1,1 *s=97,97 : char t[20] = "aaaaaaaaaaaaaaaaaa"; t[${strlen(s)}] = 0; before_and_after(t); */
	char *p = strdup(s);
	if (!p || !*p)
		return p;
	size_t n = strlen(p);
	p[1] = 0;
	size_t k = strlen(p);
	p[1] = 'x';
	size_t m = strlen(p);
	free(p);
	return malloc(n + 100 * k + 10000 * m);
}

void *grown(const char *s) /* infer alloc = 3*strlen(s) + 10; free = 2*strlen(s) + 6; peak = 2*strlen(s) + 9 */
{
	/* measure strlen(s)=0,3,9 s=1,1,1 : char t[20] = "aaaaaaaaaaaaaaaaaa"; t[${strlen(s)}] = 0; grown(t); */
	char *p = strdup(s);
	if (!p)
		return NULL;
	char *q = realloc(p, strlen(s) + 5);
	if (!q) {
		free(p);
		return NULL;
	}
	strcat(q, "1234");
	char *r = malloc(strlen(q));
	free(q);
	return r;
}

/* Strings in tables. */
static const char *const words[] = { "one", "three", "fifteen" };
static const struct { const char *word; size_t times; } list[2] = { { "ab", 3 }, { "abcd", 5 } };
static const char *const inside = "inside" + 2;

void *word(unsigned k) /* infer alloc = (k == 2 ? 7 : k == 1 ? 5 : 3) + 1 if k <= 2; 0 otherwise; peak = (k == 2 ? 7 : k == 1 ? 5 : 3) + 1 if k <= 2; 0 otherwise */
{
	/* measure k=0,1,2,3 : word(${k}); */
	return k < 3 ? strdup(words[k]) : NULL;
}

void *part(void) /* infer alloc = 5; peak = 5 */
{
	/* measure once=1 : part(); */
	return strdup(inside);
}

void *repeated(void) /* infer alloc = 6; peak = 6 */
{
	/* measure once=1 : repeated(); */
	return malloc(strlen(list[0].word) * list[0].times);
}
