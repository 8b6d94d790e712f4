/* This file is the meter of generated programs: an allocator of its own that
 * counts requested bytes, and the loop that calls each point.
 *
 * Conventions: malloc(n) acquires n, calloc(a, b) a*b, realloc(p, n) acquires
 * n and gives back the old size in one step; free(p) gives back what was asked
 * for. Peak is the highest value of acquired minus given back, never below 0.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

struct head {
	struct head *prev, *next;
	size_t size;
	void *base;
	size_t magic;
	size_t pad;
};
#define MAGIC 0x6d75786d65746572u
#define MAX_CALLS 30000

static struct head list = { &list, &list, 0, 0, 0, 0 };
static long long acquired, released, peak, calls;
static int counting;
int mu_wrapped;  /* unsigned arithmetic or a conversion changed a value */
static int mu_failed; /* an allocation failed */
static int mu_zero;   /* realloc(p, 0) */
static sigjmp_buf out;

static void leave(int why) { siglongjmp(out, why); }

static void note(size_t a, size_t f)
{
	if (!counting)
		return;
	acquired += a;
	released += f;
	if (acquired - released > peak)
		peak = acquired - released;
	if (++calls > MAX_CALLS)
		leave('L');
}

extern void *__libc_malloc(size_t);
extern void __libc_free(void *);

static void *get(size_t align, size_t n, int zero)
{
	if (align < 16)
		align = 16;
	if (n > (size_t)1 << 40 || align > (size_t)1 << 20) {
		mu_failed = 1;
		return NULL;
	}
	char *base = __libc_malloc(n + sizeof(struct head) + align);
	if (!base) {
		mu_failed = 1;
		return NULL;
	}
	uintptr_t p = ((uintptr_t)base + sizeof(struct head) + align - 1) & ~(uintptr_t)(align - 1);
	struct head *h = (struct head *)p - 1;
	h->base = base;
	h->size = n;
	h->magic = MAGIC;
	h->next = list.next;
	h->prev = &list;
	h->next->prev = h;
	list.next = h;
	if (n <= 4096)
		memset((void *)p, zero ? 0 : 0xa5, n);
	else if (zero && n <= 1 << 24)
		memset((void *)p, 0, n);
	return (void *)p;
}

static struct head *head(void *p)
{
	struct head *h = (struct head *)p - 1;
	if ((uintptr_t)p & 15 || h->magic != MAGIC)
		leave('B');
	return h;
}

static void put(struct head *h)
{
	h->magic = 0;
	h->prev->next = h->next;
	h->next->prev = h->prev;
	__libc_free(h->base);
}

void *mu_malloc(size_t n)
{
	void *p = get(0, n, 0);
	if (p)
		note(n, 0);
	return p;
}

void *mu_calloc(size_t a, size_t b)
{
	size_t n;
	if (__builtin_mul_overflow(a, b, &n)) {
		mu_failed = 1;
		return NULL;
	}
	void *p = get(0, n, 1);
	if (p)
		note(n, 0);
	return p;
}

void mu_free(void *p)
{
	if (!p)
		return;
	struct head *h = head(p);
	size_t n = h->size;
	put(h);
	note(0, n);
}

void *mu_realloc(void *p, size_t n)
{
	if (!p)
		return mu_malloc(n);
	struct head *h = head(p);
	size_t old = h->size;
	if (n == 0) {
		mu_zero = 1;
		mu_free(p);
		return NULL;
	}
	void *q = get(0, n, 0);
	if (!q)
		return NULL;
	if (old <= 1 << 24)
		memcpy(q, p, old < n ? old : n);
	put(h);
	note(n, old);
	return q;
}

void *mu_reallocarray(void *p, size_t a, size_t b)
{
	size_t n;
	if (__builtin_mul_overflow(a, b, &n)) {
		mu_failed = 1;
		return NULL;
	}
	return mu_realloc(p, n);
}

void *mu_aligned_alloc(size_t align, size_t n)
{
	void *p = get(align, n, 0);
	if (p)
		note(n, 0);
	return p;
}

int mu_posix_memalign(void **out, size_t align, size_t n)
{
	void *p = mu_aligned_alloc(align, n);
	if (!p)
		return ENOMEM;
	*out = p;
	return 0;
}

char *mu_strndup(const char *s, size_t n)
{
	size_t len = strnlen(s, n);
	char *p = mu_malloc(len + 1);
	if (p) {
		memcpy(p, s, len);
		p[len] = 0;
	}
	return p;
}

char *mu_strdup(const char *s) { return mu_strndup(s, strlen(s)); }

static void on_signal(int sig)
{
	leave(sig == SIGVTALRM ? 'T' : sig == SIGSEGV || sig == SIGBUS || sig == SIGABRT ? 'B' : 'U');
}

extern void (*const mu_points[])(void);
extern const int mu_count;
extern const char *const mu_names[];

void mu_begin(void)
{
	acquired = released = peak = calls = 0;
	mu_wrapped = mu_failed = mu_zero = 0;
	counting = 1;
}

void mu_end(void) { counting = 0; }

int main(void)
{
	static char stack[1 << 16];
	stack_t ss = { .ss_sp = stack, .ss_size = sizeof stack };
	sigaltstack(&ss, NULL);
	struct sigaction sa = { .sa_handler = on_signal, .sa_flags = SA_ONSTACK | SA_NODEFER };
	int sigs[] = { SIGILL, SIGTRAP, SIGFPE, SIGSEGV, SIGBUS, SIGABRT, SIGVTALRM };
	for (unsigned i = 0; i < sizeof sigs / sizeof *sigs; i++)
		sigaction(sigs[i], &sa, NULL);
	for (int i = 0; i < mu_count; i++) {
		struct itimerval t = { { 0, 0 }, { 0, 60000 } }, off = { { 0, 0 }, { 0, 0 } };
		int why = sigsetjmp(out, 1);
		if (why == 0) {
			setitimer(ITIMER_VIRTUAL, &t, NULL);
			mu_points[i]();
		}
		setitimer(ITIMER_VIRTUAL, &off, NULL);
		counting = 0;
		printf("%s %lld %lld %lld %lld %c%s%s%s\n", mu_names[i], acquired, released, acquired - released,
		       peak, why ? why : '-', mu_wrapped ? "W" : "", mu_failed ? "X" : "", mu_zero ? "Z" : "");
		while (list.next != &list) /* what the call left behind */
			put(list.next);
	}
	return 0;
}
