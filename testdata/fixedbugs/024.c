/* One object under two names, as C's effective types allow it: of the same type,
 * through a member, as characters. */
#include <stdlib.h>
#include <string.h>

struct v { int n, m; struct v *next; char *s; };
union u { int i; long l; };
enum mode { NONE, SOME };

void by_member(struct v *x, int *k) /* infer alloc = x->n if x->n >= 0; free = x->n if x->n >= 0; peak = x->n if x->n >= 0 */
{
	/* measure x->n=3 : struct v v = { 3 }; int k; by_member(&v, &k); */
	/* measure aliased x->n=3 : struct v v = { 3 }; by_member(&v, &v.n); */
	*k = 5;
	free(malloc(x->n));
}
void by_unsigned(struct v *x, unsigned *k) /* infer alloc = x->n if x->n >= 0; free = x->n if x->n >= 0; peak = x->n if x->n >= 0 */
{
	/* measure aliased x->n=3 : struct v v = { 3 }; by_unsigned(&v, (unsigned *)&v.n); */
	*k = 5;
	free(malloc(x->n));
}
void by_bytes(struct v *x, unsigned char *k) /* infer alloc = x->n if x->n >= 0; free = x->n if x->n >= 0; peak = x->n if x->n >= 0 */
{
	/* measure aliased x->n=3 : struct v v = { 3 }; by_bytes(&v, (unsigned char *)&v.n); */
	*k = 5;
	free(malloc(x->n));
}
void by_text(char *t, const char *s) /* infer alloc = strlen(s); free = strlen(s); peak = strlen(s) */
{
	/* measure strlen(s)=3 : char t[4]; by_text(t, "abc"); */
	/* measure aliased strlen(s)=3 : char t[] = "abc"; by_text(t, t); */
	t[1] = 0;
	free(malloc(strlen(s)));
}
void by_copy(char *t, const char *s) /* infer alloc = strlen(s); free = strlen(s); peak = strlen(s) */
{
	/* measure aliased strlen(s)=6 : char t[] = "abcdef"; by_copy(t, t); */
	strcpy(t, "ab");
	free(malloc(strlen(s)));
}
void by_text_of_member(struct v *x, char *t) /* infer alloc = strlen(x->s) + 1; free = strlen(x->s) + 1; peak = strlen(x->s) + 1 */
{
	/* measure aliased strlen(x->s)=3 : char t[] = "abc"; struct v v = { .s = t }; by_text_of_member(&v, t); */
	t[2] = 0;
	free(strdup(x->s));
}
void by_whole(struct v *x, struct v *y) /* infer alloc = x->n if x->n >= 0; free = x->n if x->n >= 0; peak = x->n if x->n >= 0 */
{
	/* measure aliased x->n=3 : struct v v = { 3 }; by_whole(&v, &v); */
	*y = (struct v){ 7 };
	free(malloc(x->n));
}
void by_bytes_of_all(struct v *x, void *k) /* infer alloc = x->n if x->n >= 0; free = x->n if x->n >= 0; peak = x->n if x->n >= 0 */
{
	/* measure aliased x->n=3 : struct v v = { 3 }; by_bytes_of_all(&v, &v); */
	memset(k, 0, 4);
	free(malloc(x->n));
}
void by_loop(struct v *x, int *k) /* infer alloc = x->n if x->n >= 0; free = x->n if x->n >= 0; peak = x->n if x->n >= 0 */
{
	/* measure aliased x->n=3 : struct v v = { 3 }; by_loop(&v, &v.n - 0); */
	for (int i = 0; i < 2; i++)
		k[i] = i + 9;
	free(malloc(x->n));
}
void by_pointer(struct v *x, void **k) /* infer alloc = 3 if x->next > 0; 0 otherwise; free = 3 if x->next > 0; 0 otherwise; peak = 3 if x->next > 0; 0 otherwise */
{
	/* measure aliased x=1 x->next=1 : struct v v = { 3, 0, &v }; by_pointer(&v, (void **)&v.next); */
	*k = 0;
	if (x->next)
		free(malloc(3));
}
void by_union(union u *x, int *k) /* infer alloc = x->i if x->i >= 0; free = x->i if x->i >= 0; peak = x->i if x->i >= 0 */
{
	/* measure aliased x->i=3 : union u u = { 3 }; by_union(&u, &u.i); */
	*k = 5;
	free(malloc(x->i));
}
void by_enum(enum mode *x, unsigned *k) /* infer alloc = *x; free = *x; peak = *x */
{
	/* measure aliased *x=1 : enum mode m = SOME; by_enum(&m, &m); */
	*k = 0;
	free(malloc(*x));
}
void by_chain(struct v *x, struct v *y) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure aliased y->n=3 len(x->next*)=2 : struct v w = { 3 }, v = { 1, 2, &w }; by_chain(&v, &w); */
	for (; x; x = x->next)
		x->n = 8;
	free(malloc(y->n));
}
void by_element(struct v **p, int n) /* infer alloc in 0 .. 2147483647*n if n >= 0; 0 otherwise; free in 0 .. 2147483647*n if n >= 0; 0 otherwise; peak in 0 .. n > 0 ? 2147483647 : 0 if n >= 0; 0 otherwise */
{
	/* measure aliased n=2 "sum(i, 0, n, p[i]->n)"=6 : struct v v = { 3 }; struct v *p[] = { &v, &v }; by_element(p, 2); */
	for (int i = 0; i < n; i++) {
		free(malloc(p[i]->n));
		p[i]->n = 0;
	}
}
void decided_before(struct v *x, int *k) /* infer nothing */
{
	/* measure aliased x->n=3 : struct v v = { 3 }; decided_before(&v, &v.n); */
	if (x->n > 0) {
		*k = 0;
		if (x->n == 0)
			free(malloc(10));
	}
}
int shared;
void by_global(int *k) /* infer alloc = shared if shared >= 0; free = shared if shared >= 0; peak = shared if shared >= 0 */
{
	/* measure aliased shared=3 : shared = 3; by_global(&shared); */
	*k = 5;
	free(malloc(shared));
}

/* Members of different structures are different. */
struct w { int n; };
void apart(struct v *x, struct w *k) /* infer alloc = x->n if x->n >= 0; free = x->n if x->n >= 0; peak = x->n if x->n >= 0 */
{
	/* measure x->n=3 : struct v v = { 3 }; struct w w; apart(&v, &w); */
	k->n = 5;
	free(malloc(x->n));
}
