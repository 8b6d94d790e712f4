/* Counters that are changed by the compiler's atomic functions. */
#include <stdatomic.h>
#include <stdlib.h>

struct object {
	unsigned long refs;
	int kind;
	char text[16];
};

static struct object *new_object(void)
{
	struct object *o = calloc(1, sizeof *o);
	if (o)
		__atomic_store_n(&o->refs, 1, __ATOMIC_RELAXED);
	return o;
}

static void take(struct object *o)
{
	if (o)
		__atomic_add_fetch(&o->refs, 1, __ATOMIC_ACQUIRE);
}

static void drop(struct object *o)
{
	if (o && __atomic_sub_fetch(&o->refs, 1, __ATOMIC_RELEASE) == 0)
		free(o);
}

void taken(int again) /* infer alloc = 32; free = 32; peak = 32 */
{
	/* measure again=0,1,5 : taken(${again}); */
	struct object *o = new_object();
	if (again) {
		take(o);
		take(o);
		drop(o);
		drop(o);
	}
	drop(o);
}

void older(int n) /* infer alloc = 10*n - 40*(n >> 2) + 100; free = 10*n - 40*(n >> 2) + 100; peak = 100 */
{
	/* measure n=0,1,2,3,4 : older(${n}); */
	int left = n & 3;
	unsigned short bits = 6;
	while (__sync_fetch_and_sub(&left, 1) > 0)
		free(malloc(10));
	if (__sync_or_and_fetch(&bits, 1) == 7 && __sync_fetch_and_and(&bits, 3) == 7 && bits == 3)
		free(malloc(100));
}

void exchanged(int n) /* infer alloc in 11 .. 14; free in 11 .. 14; peak = 11 */
{
	/* measure n=0,7,9 : exchanged(${n}); */
	_Atomic int value = 3;
	void *block = malloc(5);
	void *was = __atomic_exchange_n(&block, malloc(6), __ATOMIC_SEQ_CST);
	free(was);
	free(__atomic_load_n(&block, __ATOMIC_SEQ_CST));
	if (atomic_fetch_xor(&value, 1) == 3 && atomic_load(&value) == 2 && n > 5)
		free(malloc(atomic_fetch_add(&value, 70) + 1));
}

/* A byte wraps. */
void wrapped(int n) /* infer alloc = (n + 255) & 255 if ((n + 255) & 255) == 1; 0 otherwise; free = (n + 255) & 255 if ((n + 255) & 255) == 1; 0 otherwise; peak = (n + 255) & 255 if ((n + 255) & 255) == 1; 0 otherwise */
{
	/* measure n=1,2 : wrapped(${n}); */
	unsigned char few = 255;
	if (__atomic_add_fetch(&few, n, 0) == 1)
		free(malloc(few));
}
