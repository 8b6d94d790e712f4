/* Arrays whose capacity never is 0: growing them does not give them back. */
#include <stdlib.h>

struct array { unsigned used, room; long *at; };

static int append(struct array *a, long v)
{
	if (a->used + 1 > a->room) {
		unsigned room = a->room * 2;
		long *at = realloc(a->at, sizeof *at * room);
		if (!at)
			return 0;
		a->at = at;
		a->room = room;
	}
	a->at[a->used++] = v;
	return 1;
}

void doubled(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 4, ($1 + 1) % 4294967296 <= $2 ? $2 : 2*($2 % 2147483648); $3 = 0, $3 + (($1 + 1) % 4294967296 <= $2 ? 0 : 16*$2); while $1 < n; $3) + 32 if n >= 0; 32 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 4, ($1 + 1) % 4294967296 <= $2 ? $2 : 2*($2 % 2147483648); $3 = 32, ($1 + 1) % 4294967296 <= $2 ? $3 : 16*$2; while $1 < n; $3) + iterate($1 = 0, $1 + 1; $2 = 4, ($1 + 1) % 4294967296 <= $2 ? $2 : 2*($2 % 2147483648); $3 = 32, ($1 + 1) % 4294967296 <= $2 ? $3 : 16*$2; $4 = 0, $4 + (($1 + 1) % 4294967296 <= $2 ? 0 : $3); while $1 < n; $4) if n >= 0; 32 otherwise; peak = max(iterate($1 = 0, $1 + 1; $2 = 4, ($1 + 1) % 4294967296 <= $2 ? $2 : 2*($2 % 2147483648); $3 = 32, ($1 + 1) % 4294967296 <= $2 ? $3 : 16*$2; $4 = 0, $4 + (($1 + 1) % 4294967296 <= $2 ? 0 : 16*$2 - $3); while $1 < n; $4) + 32, iterate($1 = 0, $1 + 1; $2 = 4, ($1 + 1) % 4294967296 <= $2 ? $2 : 2*($2 % 2147483648); $3 = 32, ($1 + 1) % 4294967296 <= $2 ? $3 : 16*$2; $4 = 0, $4 + (($1 + 1) % 4294967296 <= $2 ? 0 : 16*$2 - $3); $5 = 0, max($5, $4 + (($1 + 1) % 4294967296 <= $2 ? 0 : max(16*$2 - $3, 0))); while $1 < n; $5) + 32) if n >= 0; 32 otherwise */
{
	/* measure n=-1,0,3,4,5,33 : doubled(${n}); */
	struct array a = { 0, 4, malloc(4 * sizeof(long)) };
	if (!a.at)
		return;
	for (int i = 0; i < n; i++)
		append(&a, i);
	free(a.at);
}

/* Where an element goes depends on what the others are, and nothing else does. */
struct heap { size_t used, room; struct { long key; void *p; } *at; };

static int push(struct heap *h, long key, void *p)
{
	if (++h->used >= h->room) {
		size_t room = h->room != 0 ? h->room * 2 : 4;
		void *at = realloc(h->at, room * sizeof *h->at);
		if (!at)
			return 0;
		h->at = at;
		h->room = room;
	}
	size_t i = h->used;
	while (i != 1 && key < h->at[i / 2].key) {
		h->at[i] = h->at[i / 2];
		i /= 2;
	}
	h->at[i].key = key;
	h->at[i].p = p;
	return 1;
}

void sifted(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $2 <= $1 + 1 ? ($2 > 0 ? 2*($2 % (1 << 63)) : 4) : $2; $3 = 0, $3 + ($2 <= $1 + 1 ? 16*($2 > 0 ? 2*$2 : 4) : 0); while $1 < n; $3) if n >= 0; 0 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 0, $2 <= $1 + 1 ? ($2 > 0 ? 2*($2 % (1 << 63)) : 4) : $2; $3 = 0, $2 <= $1 + 1 ? 16*($2 > 0 ? 2*$2 : 4) : $3; while $1 < n; $3) + iterate($1 = 0, $1 + 1; $2 = 0, $2 <= $1 + 1 ? ($2 > 0 ? 2*($2 % (1 << 63)) : 4) : $2; $3 = 0, $2 <= $1 + 1 ? 16*($2 > 0 ? 2*$2 : 4) : $3; $4 = 1, $2 <= $1 + 1 ? 0 : $4; $5 = 0, $5 + ($4 == 0 && $2 <= $1 + 1 ? $3 : 0); while $1 < n; $5) if n >= 0; 0 otherwise; peak = max(iterate($1 = 0, $1 + 1; $2 = 0, $2 <= $1 + 1 ? ($2 > 0 ? 2*($2 % (1 << 63)) : 4) : $2; $3 = 0, $2 <= $1 + 1 ? 16*($2 > 0 ? 2*$2 : 4) : $3; $4 = 1, $2 <= $1 + 1 ? 0 : $4; $5 = 0, $5 + ($2 <= $1 + 1 ? 16*($2 > 0 ? 2*$2 : 4) + ($4 == 1 && $2 <= $1 + 1 ? 0 : -$3) : 0); while $1 < n; $5), iterate($1 = 0, $1 + 1; $2 = 0, $2 <= $1 + 1 ? ($2 > 0 ? 2*($2 % (1 << 63)) : 4) : $2; $3 = 0, $2 <= $1 + 1 ? 16*($2 > 0 ? 2*$2 : 4) : $3; $4 = 1, $2 <= $1 + 1 ? 0 : $4; $5 = 0, $5 + ($2 <= $1 + 1 ? 16*($2 > 0 ? 2*$2 : 4) + ($4 == 1 && $2 <= $1 + 1 ? 0 : -$3) : 0); $6 = 0, max($6, $5 + ($2 <= $1 + 1 ? ($4 == 1 && $2 <= $1 + 1 ? 16*($2 > 0 ? 2*$2 : 4) : max(16*($2 > 0 ? 2*$2 : 4) - $3, 0)) : 0)); while $1 < n; $6)) if n >= 0; 0 otherwise */
{
	/* measure n=-1,0,1,3,4,5,33 : sifted(${n}); */
	struct heap h = { 0 };
	for (int i = 0; i < n; i++)
		push(&h, -i % 7, &h);
	free(h.at);
}

/* Whole pages. */
void *paged(size_t n) /* infer alloc = 4096*((n + 4095) / 4096) + 8 if (n + 4095) / 4096 > 0; free = 8 if (n + 4095) / 4096 > 0; peak = 4096*((n + 4095) / 4096) if (n + 4095) / 4096 > 0 */
{
	/* measure n=1,4096,4097,9999 : paged(${n}); */
	void *p = malloc(8);
	void *q = realloc(p, (n + 4095) / 4096 * 4096);
	if (!q)
		free(p);
	return q;
}
