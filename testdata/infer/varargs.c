/* Functions with variable arguments: executed in place they know what they are
 * called with. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct tensor { unsigned char rank; int dim[4]; float *data; };

static struct tensor *tensor_list(int rank, va_list list)
{
	struct tensor *t = calloc(1, sizeof *t);
	if (!t)
		return NULL;
	t->rank = rank;
	for (int i = 0; i < rank; i++)
		t->dim[i] = va_arg(list, int);
	size_t n = 1;
	for (int i = 0; i < t->rank; i++)
		n *= t->dim[i];
	t->data = malloc(n * sizeof(float));
	return t;
}

static struct tensor *tensor(int rank, ...)
{
	va_list list;
	va_start(list, rank);
	struct tensor *t = tensor_list(rank, list);
	va_end(list);
	return t;
}

void *vector(int n) /* infer alloc = 4*n + 32 if n >= 0; peak = 4*n + 32 if n >= 0 */
{
	/* measure n=0,1,7,1000 : vector(${n}); */
	return tensor(1, n);
}

void *matrix(int n, int m) /* infer alloc = 4*m*n + 32 if m >= 0 && n >= 0; peak = 4*m*n + 32 if m >= 0 && n >= 0 */
{
	/* measure n=0,1,7,100 m=3,1,8,9 : matrix(${n}, ${m}); */
	return tensor(2, n, m);
}

/* What the arguments are is up to the caller. */
void *any(int n, ...) /* infer alloc in 0 .. 1023 if n != 0; 0 otherwise; peak in 0 .. 1023 if n != 0; 0 otherwise */
{
	/* measure n=1 : any(1, (size_t)50); */
	va_list list;
	va_start(list, n);
	void *p = n ? malloc(va_arg(list, size_t) & 1023) : NULL;
	va_end(list);
	return p;
}

static char *join(const char *first, ...)
{
	va_list list, again;
	size_t n = 1;
	va_start(list, first);
	va_copy(again, list);
	for (const char *s = first; s; s = va_arg(list, const char *))
		n += strlen(s);
	va_end(list);
	char *p = malloc(n);
	if (p) {
		*p = 0;
		for (const char *s = first; s; s = va_arg(again, const char *))
			strcat(p, s);
	}
	va_end(again);
	return p;
}

void *path(const char *dir, const char *name) /* infer alloc unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure strlen(dir)=0,3,3 strlen(name)=2,0,6 dir=1,1,1 name=1,1,1 : char d[99], f[99]; memset(d, 'd', 98); memset(f, 'f', 98); d[${strlen(dir)}] = f[${strlen(name)}] = 0; path(d, f); */
	return join(dir, "/", name, NULL);
}

typedef void *getter(size_t);
struct pair { long a, b, c; };

static void *mixed(const char *kinds, ...)
{
	va_list list;
	size_t n = 0;
	va_start(list, kinds);
	for (; *kinds; kinds++)
		switch (*kinds) {
		case 'd':
			n += va_arg(list, double) > 2 ? 10 : 20;
			break;
		case 'p':
			n += va_arg(list, struct pair).c;
			break;
		case 'u':
			n += va_arg(list, unsigned);
			break;
		case 'f': {
			getter *get = va_arg(list, getter *);
			free(get(3));
			break;
		}
		}
	va_end(list);
	return malloc(n);
}

void *several(unsigned n, long k) /* infer alloc = k + 2*n + 13 if k + 2*n >= -10; free = 3 if k + 2*n >= -10; peak = max(k + 2*n + 10, 3) if k + 2*n >= -10 */
{
	/* measure n=0,1,50 k=5,6,1000 : several(${n}, ${k}); */
	struct pair p = { 1, 2, k };
	return mixed("dpufu", 2.5, p, n, malloc, n);
}

/* The list is kept in an object that is handed on. */
struct source { va_list *list; int left; };

static int next(struct source *s)
{
	if (s->left-- <= 0)
		return 0;
	return va_arg(*s->list, int);
}

static void *total(int n, ...)
{
	va_list list;
	va_start(list, n);
	struct source s = { &list, n };
	int sum = 0, k;
	while ((k = next(&s)) != 0)
		sum += k;
	va_end(list);
	return malloc(sum);
}

void *summed(int a, int b) /* infer alloc in 0 .. 4294967294; peak in 0 .. 4294967294 */
{
	/* measure a=1,7,0 b=2,1,5 : summed(${a}, ${b}); */
	return total(2, a, b);
}

static void *counted(int n, ...)
{
	va_list list;
	size_t sum = 0;
	va_start(list, n);
	while (n-- > 0)
		sum += strlen(va_arg(list, const char *));
	va_end(list);
	return malloc(sum);
}

void *strings(const char *s) /* infer alloc = strlen(s) + 5; peak = strlen(s) + 5 */
{
	/* measure strlen(s)=0,1,2,50 : char t[99]; memset(t, 't', 98); t[${strlen(s)}] = 0; strings(t); */
	return counted(3, "abc", s, "de");
}
