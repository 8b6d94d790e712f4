/* Blocks that a loop grows, and sizes it computes step by step. */
#include <stdlib.h>
#include <string.h>

struct vec {
	int *data;
	int len, cap;
};

static int push(struct vec *v, int x)
{
	if (v->len == v->cap) {
		int cap = v->cap ? v->cap * 2 : 4;
		int *p = realloc(v->data, cap * sizeof(int));
		if (!p)
			return -1;
		v->data = p;
		v->cap = cap;
	}
	v->data[v->len++] = x;
	return 0;
}

void pushes(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $1 == $2 ? ($2 == 0 ? 4 : 2*$2) : $2; $3 = 0, $3 + ($1 == $2 ? 4*($2 == 0 ? 4 : 2*$2) : 0); while $1 < n; $3) if n >= 0; 0 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 0, $1 == $3 ? 4*($3 == 0 ? 4 : 2*$3) : $2; $3 = 0, $1 == $3 ? ($3 == 0 ? 4 : 2*$3) : $3; while $1 < n; $2) + iterate($1 = 0, $1 + 1; $2 = 0, $1 == $4 ? 4*($4 == 0 ? 4 : 2*$4) : $2; $3 = 1, $1 == $4 ? 0 : $3; $4 = 0, $1 == $4 ? ($4 == 0 ? 4 : 2*$4) : $4; $5 = 0, $5 + ($3 == 0 && $1 == $4 ? $2 : 0); while $1 < n; $5) if n >= 0; 0 otherwise; peak = max(iterate($1 = 0, $1 + 1; $2 = 0, $1 == $4 ? 4*($4 == 0 ? 4 : 2*$4) : $2; $3 = 1, $1 == $4 ? 0 : $3; $4 = 0, $1 == $4 ? ($4 == 0 ? 4 : 2*$4) : $4; $5 = 0, $5 + ($1 == $4 ? ($3 == 1 && $1 == $4 ? 4*($4 == 0 ? 4 : 2*$4) : 4*($4 == 0 ? 4 : 2*$4) - $2) : 0); while $1 < n; $5), iterate($1 = 0, $1 + 1; $2 = 0, $1 == $4 ? 4*($4 == 0 ? 4 : 2*$4) : $2; $3 = 1, $1 == $4 ? 0 : $3; $4 = 0, $1 == $4 ? ($4 == 0 ? 4 : 2*$4) : $4; $5 = 0, $5 + ($1 == $4 ? ($3 == 1 && $1 == $4 ? 4*($4 == 0 ? 4 : 2*$4) : 4*($4 == 0 ? 4 : 2*$4) - $2) : 0); $6 = 0, max($6, $5 + ($1 == $4 ? ($3 == 1 && $1 == $4 ? max(4*($4 == 0 ? 4 : 2*$4), 0) : max(4*($4 == 0 ? 4 : 2*$4) - $2, 0)) : 0)); while $1 < n; $6)) if n >= 0; 0 otherwise */
{
	/* measure n=-1,0,1,4,5,8,9,100,1000 : pushes(${n}); */
	struct vec v = {0};
	for (int i = 0; i < n; i++)
		push(&v, i);
	free(v.data);
}

int *kept(int n, int room) /* infer alloc = 4*room + iterate($1 = 0, $1 + 1; $2 = room, $1 == $2 ? ($2 == 0 ? 4 : 2*$2) : $2; $3 = 0, $3 + ($1 == $2 ? 4*($2 == 0 ? 4 : 2*$2) : 0); while $1 < n; $3) if n >= 0 && room >= 0; 4*room otherwise; free = iterate($1 = 0, $1 + 1; $2 = 4*room, $1 == $4 ? 4*($4 == 0 ? 4 : 2*$4) : $2; $3 = 0, $1 == $4 ? 0 : $3; $4 = room, $1 == $4 ? ($4 == 0 ? 4 : 2*$4) : $4; $5 = 0, $5 + ($3 == 0 && $1 == $4 ? $2 : 0); while $1 < n; $5) if n >= 0 && room >= 0; 0 otherwise; peak = 4*room + iterate($1 = 0, $1 + 1; $2 = 4*room, $1 == $4 ? 4*($4 == 0 ? 4 : 2*$4) : $2; $3 = 0, $1 == $4 ? 0 : $3; $4 = room, $1 == $4 ? ($4 == 0 ? 4 : 2*$4) : $4; $5 = 0, $5 + ($1 == $4 ? ($3 == 1 && $1 == $4 ? 4*($4 == 0 ? 4 : 2*$4) : 4*($4 == 0 ? 4 : 2*$4) - $2) : 0); $6 = 0, max($6, $5 + ($1 == $4 ? ($3 == 1 && $1 == $4 ? max(4*($4 == 0 ? 4 : 2*$4), 0) : max(4*($4 == 0 ? 4 : 2*$4) - $2, 0)) : 0)); while $1 < n; $6) if n >= 0 && room >= 0; 4*room otherwise */
{
	/* measure n=0,0,0,0,1,1,1,1,2,2,2,2,5,5,5,5,33,33,33,33 room=1,2,7,64,1,2,7,64,1,2,7,64,1,2,7,64,1,2,7,64 : kept(${n}, ${room}); */
	struct vec v = {malloc(room * sizeof(int)), 0, room};
	if (!v.data)
		return 0;
	for (int i = 0; i < n; i++)
		if (push(&v, i))
			break;
	return v.data;
}

void append(struct vec *v, int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = v->cap, $1 + v->len == $2 ? ($2 == 0 ? 4 : 2*$2) : $2; $3 = 0, $3 + ($1 + v->len == $2 ? 4*($2 == 0 ? 4 : 2*$2) : 0); while $1 < n; $3) if n >= 0 && iterate($1 = 0, $1 + 1; $2 = v->cap, $1 + v->len == $2 ? ($2 == 0 ? 4 : 2*$2) : $2; $3 = 1, $2 <= -1 && $1 + v->len == $2 ? 0 : $3; while $1 < n; $3) == 1; 0 otherwise; free = iterate($1 = 0, $1 + 1; $2 = resource_of(v->data), $1 + v->len == $4 ? 4*($4 == 0 ? 4 : 2*$4) : $2; $3 = v->data == 0 ? 1 : 0, $1 + v->len == $4 ? 0 : $3; $4 = v->cap, $1 + v->len == $4 ? ($4 == 0 ? 4 : 2*$4) : $4; $5 = 0, $5 + ($3 == 0 && $1 + v->len == $4 ? $2 : 0); while $1 < n; $5) if n >= 0 && iterate($1 = 0, $1 + 1; $2 = v->cap, $1 + v->len == $2 ? ($2 == 0 ? 4 : 2*$2) : $2; $3 = 1, $2 <= -1 && $1 + v->len == $2 ? 0 : $3; while $1 < n; $3) == 1; 0 otherwise; peak = iterate($1 = 0, $1 + 1; $2 = resource_of(v->data), $1 + v->len == $4 ? 4*($4 == 0 ? 4 : 2*$4) : $2; $3 = v->data == 0 ? 1 : 0, $1 + v->len == $4 ? 0 : $3; $4 = v->cap, $1 + v->len == $4 ? ($4 == 0 ? 4 : 2*$4) : $4; $5 = 0, $5 + ($1 + v->len == $4 ? ($3 == 1 && $1 + v->len == $4 ? 4*($4 == 0 ? 4 : 2*$4) : 4*($4 == 0 ? 4 : 2*$4) - $2) : 0); $6 = 0, max($6, $5 + ($1 + v->len == $4 ? ($3 == 1 && $1 + v->len == $4 ? max(4*($4 == 0 ? 4 : 2*$4), 0) : max(4*($4 == 0 ? 4 : 2*$4) - $2, 0)) : 0)); while $1 < n; $6) if n >= 0 && iterate($1 = 0, $1 + 1; $2 = v->cap, $1 + v->len == $2 ? ($2 == 0 ? 4 : 2*$2) : $2; $3 = 1, $2 <= -1 && $1 + v->len == $2 ? 0 : $3; while $1 < n; $3) == 1; 0 otherwise */
{
	/* measure v=1,1,1,1,1,1 v->data=1,1,1,1,1,1 resource_of(v->data)=32,32,32,32,32,32 v->cap=8,8,8,8,8,8 v->len=0,0,3,3,8,8 n=0,20,1,5,1,20 : struct vec v = {malloc(32), ${v->len}, 8}; append(&v, ${n}); */
	while (n-- > 0)
		push(v, n);
}

char *half_more(size_t n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $2 <= $1 ? ($2 + $2 / 2 + 8) % (1 << 64) : $2; $3 = 0, $3 + ($2 <= $1 ? $2 + $2 / 2 + 8 : 0); while $1 < n; $3); free = iterate($1 = 0, $1 + 1; $2 = 0, $2 <= $1 ? ($2 + $2 / 2 + 8) % (1 << 64) : $2; $3 = 0, $2 <= $1 ? $2 + $2 / 2 + 8 : $3; $4 = 1, $2 <= $1 ? 0 : $4; $5 = 0, $5 + ($4 == 0 && $2 <= $1 ? $3 : 0); while $1 < n; $5); peak = iterate($1 = 0, $1 + 1; $2 = 0, $2 <= $1 ? ($2 + $2 / 2 + 8) % (1 << 64) : $2; $3 = 0, $2 <= $1 ? $2 + $2 / 2 + 8 : $3; $4 = 1, $2 <= $1 ? 0 : $4; $5 = 0, $5 + ($2 <= $1 ? ($4 == 1 && $2 <= $1 ? $2 + $2 / 2 + 8 : $2 - $3 + $2 / 2 + 8) : 0); $6 = 0, max($6, $5 + ($2 <= $1 ? ($4 == 1 && $2 <= $1 ? $2 + $2 / 2 + 8 : max($2 - $3 + $2 / 2 + 8, 0)) : 0)); while $1 < n; $6) */
{
	/* measure n=0,1,2,3,10,64,65,1000 : half_more(${n}); */
	char *s = 0;
	size_t cap = 0;
	for (size_t len = 0; len < n; len++) {
		if (len + 1 > cap) {
			cap = cap + cap / 2 + 8;
			s = realloc(s, cap);
			if (!s)
				return 0;
		}
		s[len] = 'x';
	}
	return s;
}

char *chunks(size_t n) /* infer alloc = 16*((n + 31) / 32)*((n + 31) / 32) + 16*((n + 31) / 32) + 1; free = 16*((n + 31) / 32)*((n + 31) / 32) - 16*((n + 31) / 32) + ((n + 31) / 32 > 0 ? 1 : 0); peak = ((n + 31) / 32 > 0 ? 64*((n + 31) / 32) + ((n + 31) / 32 >= 2 ? -1 : 0) - 32 : 0) + 1 */
{
	/* measure n=0,1,31,32,33,100 : chunks(${n}); */
	size_t size = 0;
	char *s = malloc(1);
	while (s && size < n) {
		size += 32;
		char *t = malloc(size);
		if (!t)
			break;
		free(s);
		s = t;
	}
	return s;
}

void *reach(size_t cap, size_t want) /* infer alloc = iterate($1 = cap, ($1 + $1 / 2 + 1) % (1 << 64); while $1 < want; $1); peak = iterate($1 = cap, ($1 + $1 / 2 + 1) % (1 << 64); while $1 < want; $1) */
{
	/* measure cap=1,1,1,1,1,1,1,16,16,16,16,16,16,16,100,100,100,100,100,100,100 want=0,1,17,99,100,101,5000,0,1,17,99,100,101,5000,0,1,17,99,100,101,5000 : reach(${cap}, ${want}); */
	while (cap < want)
		cap = cap + cap / 2 + 1;
	return malloc(cap);
}

char *digits(unsigned n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = n / 10, $2 / 10; while $2 > 0; $1) + 2; peak = iterate($1 = 0, $1 + 1; $2 = n / 10, $2 / 10; while $2 > 0; $1) + 2 */
{
	/* measure n=0,9,10,99,100,4294967295 : digits(${n}); */
	int d = 0;
	do {
		n /= 10;
		d++;
	} while (n);
	return malloc(d + 1);
}

unsigned bits(unsigned n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = n, $2 & ($2 - 1); while $2 > 0; $1); free = iterate($1 = 0, $1 + 1; $2 = n, $2 & ($2 - 1); while $2 > 0; $1); peak = iterate($1 = 0, $1 + 1; $2 = n, $2 & ($2 - 1); while $2 > 0; $1) */
{
	/* measure n=0,1,2,7,255,4294967295 : bits(${n}); */
	unsigned k = 0;
	while (n) {
		n &= n - 1;
		k++;
	}
	free(malloc(k));
	return k;
}

/* An older pointer to a block that the loop may have moved. */
int older(int n, int room) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,0,1,1,3,3 room=4,8,4,8,4,8 : older(${n}, ${room}); */
	struct vec v = {malloc(room * sizeof(int)), 0, room};
	if (!v.data)
		return -1;
	int *old = v.data;
	for (int i = 0; i < n; i++)
		push(&v, i);
	if (n <= room)
		free(old);
	return 0;
}

/* Two blocks that change places. */
void swap(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2,7 : swap(${n}); */
	char *a = malloc(10), *b = malloc(20);
	for (int i = 0; i < n; i++) {
		char *t = a;
		a = b;
		b = t;
	}
	free(a);
	a = malloc(5);
	free(a);
	free(b);
}

/* Every block is kept by the next one. */
struct node {
	struct node *next;
	char room[24];
};

struct node *list(int n) /* infer alloc = 32*n if n >= 0; 0 otherwise; peak = 32*n if n >= 0; 0 otherwise */
{
	/* measure n=0,1,5 : list(${n}); */
	struct node *head = 0;
	for (int i = 0; i < n; i++) {
		struct node *e = malloc(sizeof *e);
		if (!e)
			return head;
		e->next = head;
		head = e;
	}
	return head;
}

/* The block is released in the middle and the pointer left as it is. */
void stale(int n) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = 0, $1 != 1 && ($2 == 0 || $1 % 2 == 0) ? $2 : 0; $3 = 0, $3 + ($1 != 1 && ($2 == 0 || $1 % 2 == 0) ? 0 : $1 + 100); while $1 < n; $3) + 8 if n >= 0; 8 otherwise; free = iterate($1 = 0, $1 + 1; $2 = 8, $1 != 1 && ($3 == 0 || $1 % 2 == 0) ? $2 : $1 + 100; $3 = 0, $1 != 1 && ($3 == 0 || $1 % 2 == 0) ? $3 : 0; while $1 < n; $2) + iterate($1 = 0, $1 + 1; $2 = 8, $1 != 1 && ($3 == 0 || $1 % 2 == 0) ? $2 : $1 + 100; $3 = 0, $1 != 1 && ($3 == 0 || $1 % 2 == 0) ? $3 : 0; $4 = 0, $4 + (($1 == 1 || $3 == 0 || $1 % 2 == 0) && ($1 == 1 || ($3 == 1 && $1 % 2 == 1)) ? $2 : 0); while $1 < n; $4) if n >= 0; 8 otherwise; peak = max(iterate($1 = 0, $1 + 1; $2 = 8, $1 != 1 && ($3 == 0 || $1 % 2 == 0) ? $2 : $1 + 100; $3 = 0, $1 != 1 && ($3 == 0 || $1 % 2 == 0) ? $3 : 0; $4 = 0, $4 + ($1 != 1 && ($3 == 0 || $1 % 2 == 0) ? 0 : $1 != 1 && $3 == 1 && $1 % 2 == 1 ? $1 + 100 : $1 - $2 + 100); while $1 < n; $4) + 8, iterate($1 = 0, $1 + 1; $2 = 8, $1 != 1 && ($3 == 0 || $1 % 2 == 0) ? $2 : $1 + 100; $3 = 0, $1 != 1 && ($3 == 0 || $1 % 2 == 0) ? $3 : 0; $4 = 0, $4 + ($1 != 1 && ($3 == 0 || $1 % 2 == 0) ? 0 : $1 != 1 && $3 == 1 && $1 % 2 == 1 ? $1 + 100 : $1 - $2 + 100); $5 = 0, max($5, $4 + ($1 != 1 && ($3 == 0 || $1 % 2 == 0) ? 0 : $1 != 1 && $3 == 1 && $1 % 2 == 1 ? $1 + 100 : max($1 - $2 + 100, 0))); while $1 < n; $5) + 8) if n >= 0; 8 otherwise */
{
	/* measure n=1,2,3,8 : stale(${n}); */
	char *p = malloc(8);
	for (int i = 0; i < n; i++) {
		if (i == 1) {
			free(p);
			p = 0;
		}
		if (!p && i & 1)
			p = malloc(100 + i);
	}
	free(p);
}

/* A counter that wraps decides how long the loop runs. */
void *wraps(unsigned char step) /* infer alloc = iterate($1 = 0, $1 + 1; $2 = (step + 3) % 256, (3*$2 + step + ($1 >= 600 ? 256 - (3*$2 + step) % 256 : 0)) % 256; while $2 > 0; $1) + 1; peak = iterate($1 = 0, $1 + 1; $2 = (step + 3) % 256, (3*$2 + step + ($1 >= 600 ? 256 - (3*$2 + step) % 256 : 0)) % 256; while $2 > 0; $1) + 1 */
{
	/* measure step=1,3,5,64,85,255 : wraps(${step}); */
	unsigned char c = 1;
	size_t n = 0;
	while (c) {
		c = (unsigned char)(c * 3 + step + (n > 600 ? 256 - ((c * 3 + step) & 255) : 0));
		n++;
	}
	return malloc(n);
}
