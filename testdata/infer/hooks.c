/* Function pointers: tables, defaults, hooks whose value is known. */
#include <stdlib.h>

struct ops {
	void *(*get)(size_t);
	void (*put)(void *);
};

static void *plain(size_t n)
{
	return malloc(n);
}

static void *doubled(size_t n)
{
	return malloc(2 * n);
}

static void give(void *p)
{
	free(p);
}

static const struct ops std = { plain, give };
static void *(*hook)(size_t) = plain;

void *through_table(size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=0,9 : through_table(${n}); */
	return std.get(n);
}

void both(size_t n) /* infer alloc = n; free = n; peak = n */
{
	/* measure n=0,9 : both(${n}); */
	std.put(std.get(n));
}

void *through_hook(size_t n) /* infer alloc = n; peak = n */
{
	/* measure n=0,9 : through_hook(${n}); */
	return hook(n);
}

void *chosen(int big, size_t n) /* infer alloc = n if big == 0 && n <= 9223372036854775807; 2*n otherwise; peak = n if big == 0 && n <= 9223372036854775807; 2*n otherwise */
{
	/* measure big=0,1 n=9,9 : chosen(${big}, ${n}); */
	void *(*f)(size_t) = big ? doubled : plain;
	return f(n);
}

struct stream {
	void *(*alloc)(size_t);
	size_t window;
};

void *start(struct stream *s) /* infer alloc = 2*s->window; peak = 2*s->window; when s->alloc is doubled */
{
	/* measure s->alloc=0,0 s->window=0,40 : struct stream s = { NULL, ${s->window} }; start(&s); */
	if (s->alloc == NULL)
		s->alloc = doubled;
	return s->alloc(s->window);
}

[alloc n] typedef void *(*getter)(size_t n);

void *called(getter g, size_t n) /* infer alloc = n + 1; peak = n + 1 */
{
	/* measure n=0,9 g=1,1 : called(plain, ${n}); */
	return g(n + 1);
}
