/* Blocks that a loop replaces, with what it goes by inside of them. */
#include <stdlib.h>
#include <string.h>

struct queue { unsigned size, count; const void *user; int (*cmp)(const void *, const void *); void *items[]; };

static int by_address(const void *a, const void *b) { return a < b ? -1 : a > b; }

static struct queue *queue_new(unsigned size)
{
	struct queue *q = malloc(sizeof *q + size * sizeof *q->items);
	if (q == NULL)
		return NULL;
	q->size = size;
	q->count = 0;
	q->cmp = by_address;
	q->user = NULL;
	return q;
}

static struct queue *queue_room(struct queue *q)
{
	if (q->count < q->size)
		return q;
	q->size *= 2;
	return realloc(q, sizeof *q + q->size * sizeof *q->items);
}

void offered(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 4, $2 <= $1 ? 2*($2 % 2147483648) : $2; $3 = 0, $3 + ($2 <= $1 ? 16*$2 + 24 : 0); while $1 < n; $3) + 56 if n >= 0; 56 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 56, $3 <= $1 ? 16*$3 + 24 : $2; $3 = 4, $3 <= $1 ? 2*($3 % 2147483648) : $3; while $1 < n; $2) + iterate($1 = 0, $1 + 1; $2 = 56, $3 <= $1 ? 16*$3 + 24 : $2; $3 = 4, $3 <= $1 ? 2*($3 % 2147483648) : $3; $4 = 0, $4 + ($3 <= $1 ? $2 : 0); while $1 < n; $4) if n >= 0; 56 otherwise; peak = max(iterate($1 = 0, $1 + 1; $2 = 56, $3 <= $1 ? 16*$3 + 24 : $2; $3 = 4, $3 <= $1 ? 2*($3 % 2147483648) : $3; $4 = 0, $4 + ($3 <= $1 ? 16*$3 - $2 + 24 : 0); while $1 < n; $4) + 56, iterate($1 = 0, $1 + 1; $2 = 56, $3 <= $1 ? 16*$3 + 24 : $2; $3 = 4, $3 <= $1 ? 2*($3 % 2147483648) : $3; $4 = 0, $4 + ($3 <= $1 ? 16*$3 - $2 + 24 : 0); $5 = 0, max($5, $4 + ($3 <= $1 ? max(16*$3 - $2 + 24, 0) : 0)); while $1 < n; $5) + 56) if n >= 0; 56 otherwise */
{
	/* measure n=-1,0,1,4,5,9,100 : offered(${n}); */
	static int x;
	struct queue *q = queue_new(4);
	if (q == NULL)
		return;
	for (int i = 0; i < n; i++) {
		q = queue_room(q);
		if (q == NULL)
			return;
		q->items[q->count++] = &x;
		q->cmp(&x, q->user);
	}
	free(q);
}

struct header { size_t len, cap; };
#define HEADER(a) ((struct header *)(a) - 1)

static void *array_room(void *a, size_t size, size_t n)
{
	size_t len = a ? HEADER(a)->len : 0, cap = a ? HEADER(a)->cap : 0;
	if (n <= cap)
		return a;
	if (n < 2 * cap)
		n = 2 * cap;
	else if (n < 4)
		n = 4;
	struct header *h = realloc(a ? HEADER(a) : NULL, sizeof *h + size * n);
	if (h == NULL)
		return NULL;
	h->len = len;
	h->cap = n;
	return h + 1;
}
#define PUT(a, x) ((a) = array_room(a, sizeof *(a), ((a) ? HEADER(a)->len : 0) + 1), (a)[HEADER(a)->len++] = (x))

void put(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 4, $2 <= $1 + 1 ? (2*($2 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*($2 % (1 << 63))) : $2; $3 = 0, $3 + ($2 <= $1 + 1 ? 4*(2*($2 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*$2) + 16 : 0); while $1 + 2 <= n; $3) + 32 if n > 0; 0 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 32, $3 <= $1 + 1 ? 4*(2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*$3) + 16 : $2; $3 = 4, $3 <= $1 + 1 ? (2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*($3 % (1 << 63))) : $3; while $1 + 2 <= n; $2) + iterate($1 = 0, $1 + 1; $2 = 32, $3 <= $1 + 1 ? 4*(2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*$3) + 16 : $2; $3 = 4, $3 <= $1 + 1 ? (2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*($3 % (1 << 63))) : $3; $4 = 0, $4 + ($3 <= $1 + 1 ? $2 : 0); while $1 + 2 <= n; $4) if n > 0; 0 otherwise; peak = max(iterate($1 = 0, $1 + 1; $2 = 32, $3 <= $1 + 1 ? 4*(2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*$3) + 16 : $2; $3 = 4, $3 <= $1 + 1 ? (2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*($3 % (1 << 63))) : $3; $4 = 0, $4 + ($3 <= $1 + 1 ? 4*(2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*$3) - $2 + 16 : 0); while $1 + 2 <= n; $4) + 32, iterate($1 = 0, $1 + 1; $2 = 32, $3 <= $1 + 1 ? 4*(2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*$3) + 16 : $2; $3 = 4, $3 <= $1 + 1 ? (2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*($3 % (1 << 63))) : $3; $4 = 0, $4 + ($3 <= $1 + 1 ? 4*(2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*$3) - $2 + 16 : 0); $5 = 0, max($5, $4 + ($3 <= $1 + 1 ? max(4*(2*($3 % (1 << 63)) <= $1 + 2 ? max($1 + 2, 4) : 2*$3) - $2 + 16, 0) : 0)); while $1 + 2 <= n; $5) + 32) if n > 0; 0 otherwise */
{
	/* measure n=-1,0,1,4,5,9,100 : put(${n}); */
	int *a = NULL;
	for (int i = 0; i < n; i++)
		PUT(a, i);
	if (a)
		free(HEADER(a));
}

static char *string_new(const char *t)
{
	size_t n = strlen(t);
	struct header *h = malloc(sizeof *h + n + 1);
	if (h == NULL)
		return NULL;
	h->len = h->cap = n;
	memcpy(h + 1, t, n + 1);
	return (char *)(h + 1);
}

static char *string_add(char *s, const char *t)
{
	size_t n = strlen(t);
	struct header *h = HEADER(s);
	size_t len = h->len;
	if (h->cap - len < n) {
		h = realloc(h, sizeof *h + 2 * (len + n) + 1);
		if (h == NULL)
			return NULL;
		h->cap = 2 * (len + n);
		s = (char *)(h + 1);
	}
	memcpy(s + len, t, n + 1);
	HEADER(s)->len = len + n;
	return s;
}

void appended(int n, const char *t) /* infer alloc = 19 if n <= -1; iterate($1 = 0, $1 + 1; $2 = 2, (($2 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*(($1*strlen(t) + strlen(t) + 2) % (1 << 63)) : $2; $3 = 0, $3 + ((($2 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*$1*strlen(t) + 2*strlen(t) + 21 : 0); while $1 < n; $3) + 19 otherwise (not for all inputs); free = 19 if n <= -1; iterate($1 = 0, $1 + 1; $2 = 19, (($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*$1*strlen(t) + 2*strlen(t) + 21 : $2; $3 = 2, (($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*(($1*strlen(t) + strlen(t) + 2) % (1 << 63)) : $3; while $1 < n; $2) + iterate($1 = 0, $1 + 1; $2 = 19, (($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*$1*strlen(t) + 2*strlen(t) + 21 : $2; $3 = 2, (($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*(($1*strlen(t) + strlen(t) + 2) % (1 << 63)) : $3; $4 = 0, $4 + ((($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? $2 : 0); while $1 < n; $4) otherwise (not for all inputs); peak = 19 if n <= -1; max(iterate($1 = 0, $1 + 1; $2 = 19, (($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*$1*strlen(t) + 2*strlen(t) + 21 : $2; $3 = 2, (($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*(($1*strlen(t) + strlen(t) + 2) % (1 << 63)) : $3; $4 = 0, $4 + ((($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*$1*strlen(t) - $2 + 2*strlen(t) + 21 : 0); while $1 < n; $4) + 19, iterate($1 = 0, $1 + 1; $2 = 19, (($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*$1*strlen(t) + 2*strlen(t) + 21 : $2; $3 = 2, (($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*(($1*strlen(t) + strlen(t) + 2) % (1 << 63)) : $3; $4 = 0, $4 + ((($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? 2*$1*strlen(t) - $2 + 2*strlen(t) + 21 : 0); $5 = 0, max($5, $4 + ((($3 - $1*strlen(t) - 2) & 18446744073709551615) < strlen(t) ? max(2*$1*strlen(t) - $2 + 2*strlen(t) + 21, 0) : 0)); while $1 < n; $5) + 19) otherwise (not for all inputs) */
{
	/* measure n=0,1,2,5,40 t=1,1,1,1,1 strlen(t)=3,3,0,1,7 : char b[16]; memset(b, 'a', 16); b[${strlen(t)}] = 0; appended(${n}, b); */
	char *s = string_new("ab");
	for (int i = 0; s && i < n; i++)
		s = string_add(s, t);
	if (s)
		free(HEADER(s));
}

/* The header is not copied along: what is found there is unknown. */
void cut(int n) /* infer alloc unknown (data-dependent: a size the analysis does not know); free unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,1,2,5 : cut(${n}); */
	struct header *h = malloc(sizeof *h);
	if (h == NULL)
		return;
	h->len = 1;
	h->cap = 7;
	for (int i = 0; i < n; i++) {
		h = realloc(h, i < 3 ? 8 : 16);
		if (h == NULL)
			return;
		if (i >= 3)
			h->cap = 9;
	}
	free(malloc(h->len));
	free(h);
}

/* Another block without the contents. */
void replaced(int n) /* infer alloc unknown (data-dependent: a size the analysis does not know); free unknown (data-dependent: a size the analysis does not know); peak unknown (data-dependent: a size the analysis does not know) */
{
	/* measure n=0,1,2,5 : replaced(${n}); */
	struct header *h = calloc(1, sizeof *h);
	if (h == NULL)
		return;
	h->cap = 3;
	for (int i = 0; i < n; i++) {
		size_t len = h->len;
		free(h);
		h = calloc(1, sizeof *h + 8 * i);
		if (h == NULL)
			return;
		h->len = len + 2;
	}
	free(malloc(h->len));
	free(malloc(h->cap));
	free(h);
}

/* A pointer inside changes in some iterations. */
void changed(int n) /* infer alloc unknown (limit: not followed further, as another way is not understood); free unknown (limit: not followed further, as another way is not understood); peak unknown (limit: not followed further, as another way is not understood) */
{
	/* measure n=0,1,2,5,9 : changed(${n}); */
	struct queue *q = queue_new(1);
	if (q == NULL)
		return;
	for (int i = 0; i < n; i++) {
		q = queue_room(q);
		if (q == NULL)
			return;
		q->items[q->count++] = NULL;
		if (i == 3)
			q->user = q->cmp;
	}
	free(malloc(q->user ? 100 : 1));
	free(q);
}

/* Through another pointer. */
void elsewhere(int n) /* infer alloc unknown (limit: not followed further, as another way is not understood); free unknown (limit: not followed further, as another way is not understood); peak unknown (limit: not followed further, as another way is not understood) */
{
	/* measure n=0,1,2,5,9 : elsewhere(${n}); */
	struct queue *q = queue_new(1), *last = q;
	if (q == NULL)
		return;
	for (int i = 0; i < n; i++) {
		if (i % 2) {
			q = queue_room(q);
			if (q == NULL)
				return;
		}
		if (q == last)
			last->count = 5;
		last = q;
	}
	free(malloc(q->count));
	free(q);
}
