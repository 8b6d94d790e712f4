/* Pointers that are equal on some path, or by a requires clause. */
#include <stdlib.h>

struct c { unsigned n; struct c *self; unsigned *pn; };

[requires c && c->self == c, alloc 8] void *self(struct c *c) { c->self->n = 8; return malloc(c->n); }
[requires c && c->pn == &c->n, alloc 5] void *member(struct c *c) { *c->pn = 5; return malloc(c->n); }
[requires p && q && p != q, alloc 10] void *apart(unsigned *p, unsigned *q) { *p = 10; *q = 20; return malloc(*p); }
[requires a && b, alloc a == b ? 3 : b->n] void *written_if(struct c *a, struct c *b) { if (a == b) a->n = 3; return malloc(b->n); }
[requires a && b, alloc 3] void *written_then_read(struct c *a, struct c *b) { if (a == b) { a->n = 3; return malloc(b->n); } return malloc(3); }
[requires a && a->self && b, alloc 3] void *reached(struct c *a, struct c *b) { if (a->self == b) { a->self->n = 3; return malloc(b->n); } return malloc(3); }
[requires a && b, alloc 4] void *written_before(struct c *a, struct c *b) { a->n = 4; if (a != b) return malloc(4); return malloc(b->n); }
[requires a && b, alloc a == b ? 9 : 5] void *both_written(struct c *a, struct c *b) { a->n = 5; b->n = 9; return a == b ? malloc(a->n) : malloc(5); }
[requires a && b, alloc a == b ? 7 : 2] void *in_loop(struct c *a, struct c *b) { for (unsigned i = 0; i < 3; i++) if (a == b) a->n = 7; return malloc(a == b ? b->n : 2); }
[free p == q ? resource_of(p) : resource_of(p) + resource_of(q)] void both(char *p, char *q) { free(p); if (p != q) free(q); }
[requires list && item, alloc *list == item ? 16 : 8] void *unlink_first(struct c **list, struct c *item) { if (*list == item) { *list = item->self; return malloc(16); } return malloc(8); }

static struct c sentinel = { 6 };
[requires p, alloc p == &sentinel ? 11 : 12] void *global(struct c *p) { if (p == &sentinel) { p->n = 11; return malloc(sentinel.n); } return malloc(12); }

int main(void)
{
	struct c x = { 1, &x, &x.n }, y = { 2, &x, &y.n }, *list = &x;
	unsigned a, b;
	char *m = malloc(3);
	free(self(&x)), free(member(&x)), free(apart(&a, &b)), free(written_if(&x, &y)), free(written_if(&x, &x));
	free(written_then_read(&x, &x)), free(written_then_read(&x, &y)), free(reached(&y, &x)), free(reached(&x, &y)), free(written_before(&x, &x)), free(written_before(&x, &y));
	free(both_written(&x, &x)), free(both_written(&x, &y)), free(in_loop(&x, &x)), free(in_loop(&x, &y)), both(m, m), both(malloc(4), malloc(5)), both(NULL, NULL);
	free(unlink_first(&list, &x)), free(unlink_first(&list, &y)), free(global(&sentinel)), free(global(&x));
}
