/* Lists that a function makes and goes through again: appended, prepended,
 * linked in both directions, through a pointer to the last link, and released in
 * order, in part, twice over or not at all. */
#include <stdlib.h>
#include <string.h>

struct node {
	struct node *next, *prev;
	char *data;
	int kind;
};

struct list {
	struct node *head, *tail;
	int n;
};

static struct node *make(void)
{
	return calloc(1, sizeof(struct node));
}

static void drop(struct node *p)
{
	while (p) {
		struct node *next = p->next;
		free(p);
		p = next;
	}
}

void appended(int n) /* infer alloc = 32*n if n > 0; 0 otherwise; free = 32*n if n > 0; 0 otherwise; peak = 32*n if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : appended(${n}); */
	struct node *head = NULL, *last = NULL;
	for (int i = 0; i < n; i++) {
		struct node *p = make();
		if (!p)
			break;
		if (last)
			last->next = p;
		else
			head = p;
		last = p;
	}
	drop(head);
}

void prepended(int n) /* infer alloc = 32*n if n > 0; 0 otherwise; free = 32*n if n > 0; 0 otherwise; peak = 32*n if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : prepended(${n}); */
	struct node *head = NULL;
	for (int i = 0; i < n; i++) {
		struct node *p = make();
		if (!p)
			break;
		p->next = head;
		head = p;
	}
	drop(head);
}

void by_link(int n) /* infer alloc = 32*n if n > 0; 0 otherwise; free = 32*n if n > 0; 0 otherwise; peak = 32*n if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : by_link(${n}); */
	struct node *head = NULL, **link = &head;
	for (int i = 0; i < n; i++) {
		struct node *p = make();
		if (!p)
			break;
		*link = p;
		link = &p->next;
	}
	drop(head);
}

static void append(struct list *l)
{
	struct node *p = make();
	if (!p)
		return;
	p->prev = l->tail;
	if (l->tail)
		l->tail->next = p;
	else
		l->head = p;
	l->tail = p;
	l->n++;
}

/* Calls of a function that appends, and a loop that counts. */
void by_calls(int n) /* infer alloc = 32*n if n > 0; 0 otherwise; free = 32*n if n > 0; 0 otherwise; peak = 32*n if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : by_calls(${n}); */
	struct list l = {NULL, NULL, 0};
	for (int i = 0; i < n; i++)
		append(&l);
	struct node *p = l.head;
	for (int i = 0; i < l.n; i++) {
		struct node *next = p->next;
		free(p);
		p = next;
	}
}

void backwards(int n) /* infer alloc = 32*n if n > 0; 0 otherwise; free = 32*n if n > 0; 0 otherwise; peak = 32*n if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : backwards(${n}); */
	struct list l = {NULL, NULL, 0};
	for (int i = 0; i < n; i++)
		append(&l);
	struct node *p = l.tail;
	while (p) {
		struct node *prev = p->prev;
		free(p);
		p = prev;
	}
}

/* Twice as many: two loops append to one list. */
void twice(int n, int m) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2,3,0 m=0,0,1,4,3 : twice(${n}, ${m}); */
	struct list l = {NULL, NULL, 0};
	for (int i = 0; i < n; i++)
		append(&l);
	for (int i = 0; i < m; i++)
		append(&l);
	drop(l.head);
}

/* Only the first is released by itself. */
void first_apart(int n) /* infer alloc = 32*n if n > 0; 0 otherwise; free = 32*n if n >= 2; 32 if n == 1; 0 otherwise; peak = 32*n if n >= 2; 32 if n == 1; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : first_apart(${n}); */
	struct list l = {NULL, NULL, 0};
	for (int i = 0; i < n; i++)
		append(&l);
	if (l.head) {
		struct node *p = l.head;
		l.head = p->next;
		free(p);
	}
	drop(l.head);
}

/* All but the last. */
void last_stays(int n) /* infer alloc = 32*n if n > 0; 0 otherwise; free = 32*n - 32 if n > 0; 0 otherwise; peak = 32*n if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : last_stays(${n}); */
	struct list l = {NULL, NULL, 0};
	for (int i = 0; i < n; i++)
		append(&l);
	struct node *p = l.head;
	while (p && p != l.tail) {
		struct node *next = p->next;
		free(p);
		p = next;
	}
}

/* Every node has a block of its own. */
void with_data(int n, int size) /* infer alloc = n*size + 32*n if n > 0 && size >= 0; 0 otherwise; free = n*size + 32*n if n > 0 && size >= 0; 0 otherwise; peak = size + (n >= 2 ? max(n*size + 32*n - size - 32, size + 32) : 0) + 32 if n > 0 && size >= 0; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 size=5,5,5,0,9,1 : with_data(${n}, ${size}); */
	struct node *head = NULL;
	if (size < 0)
		return;
	for (int i = 0; i < n; i++) {
		struct node *p = make();
		if (!p)
			break;
		p->data = malloc(size);
		if (!p->data) {
			free(p);
			break;
		}
		p->next = head;
		head = p;
	}
	while (head) {
		struct node *next = head->next;
		free(head->data);
		free(head);
		head = next;
	}
}

/* A block shared by all nodes, and released once. */
void shared(int n) /* infer alloc = 32*n + 100 if n > 0; 100 otherwise; free = 32*n + 100 if n > 0; 100 otherwise; peak = 32*n + 100 if n > 0; 100 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : shared(${n}); */
	struct node *head = NULL;
	char *s = malloc(100);
	if (!s)
		return;
	for (int i = 0; i < n; i++) {
		struct node *p = make();
		if (!p)
			break;
		p->data = s;
		p->next = head;
		head = p;
	}
	drop(head);
	free(s);
}

/* Sizes that differ from node to node. */
void growing(int n) /* infer alloc = 4*n*n + 28*n if n > 0; 0 otherwise; free = 4*n*n + 28*n if n > 0; 0 otherwise; peak = 4*n*n + 28*n if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : growing(${n}); */
	struct node *head = NULL;
	for (int i = 0; i < n; i++) {
		struct node *p = calloc(1, sizeof *p + 8 * i);
		if (!p)
			break;
		p->next = head;
		head = p;
	}
	drop(head);
}

/* Some nodes are not to be released: which is known from the node's number. */
void by_kind(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2,3,7,-1 : by_kind(${n}); */
	struct node *head = NULL;
	for (int i = 0; i < n; i++) {
		struct node *p = make();
		if (!p)
			break;
		p->kind = i;
		p->next = head;
		head = p;
	}
	while (head) {
		struct node *next = head->next;
		if (head->kind >= 2)
			free(head);
		head = next;
	}
}

/* A list that ends in an earlier one: the common part is released once. */
void common_end(int n, int m) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2,3 m=0,2,1,4 : common_end(${n}, ${m}); */
	struct node *a = NULL, *b;
	for (int i = 0; i < n; i++) {
		struct node *p = make();
		if (!p)
			break;
		p->next = a;
		a = p;
	}
	b = a;
	for (int i = 0; i < m; i++) {
		struct node *p = make();
		if (!p)
			break;
		p->next = b;
		b = p;
	}
	while (b && b != a) {
		struct node *next = b->next;
		free(b);
		b = next;
	}
	drop(a);
}

/* In a circle. */
void ring(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2,3,7,-1 : ring(${n}); */
	struct node *head = NULL, *last = NULL;
	for (int i = 0; i < n; i++) {
		struct node *p = make();
		if (!p)
			break;
		if (!head)
			head = p;
		else
			last->next = p;
		p->next = head;
		last = p;
	}
	if (!head)
		return;
	struct node *p = head;
	do {
		struct node *next = p->next;
		free(p);
		p = next;
	} while (p != head);
}

/* The first node knows the last one, which moves. */
void knows_last(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2,3,7,-1 : knows_last(${n}); */
	struct node *head = NULL;
	for (int i = 0; i < n; i++) {
		struct node *p = make();
		if (!p)
			break;
		if (!head) {
			head = p;
			p->prev = p;
		} else {
			head->prev->next = p;
			p->prev = head->prev;
			head->prev = p;
		}
	}
	drop(head);
}

/* The link is cut in the middle: what lies beyond stays. */
void cut(int n) /* infer alloc = 32*n if n > 0; 0 otherwise; free = 64 if n >= 2; 32 if n == 1; 0 otherwise; peak = 32*n if n >= 2; 32 if n == 1; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : cut(${n}); */
	struct list l = {NULL, NULL, 0};
	for (int i = 0; i < n; i++)
		append(&l);
	if (l.head && l.head->next)
		l.head->next->next = NULL;
	drop(l.head);
}

/* Data put into all nodes after they were linked. */
void filled_later(int n) /* infer alloc = 32*n if n > 0; 0 otherwise; free = 32*n if n > 0; 0 otherwise; peak = 32*n if n > 0; 0 otherwise */
{
	/* measure n=0,1,2,3,7,-1 : filled_later(${n}); */
	struct list l = {NULL, NULL, 0};
	for (int i = 0; i < n; i++)
		append(&l);
	for (struct node *p = l.head; p; p = p->next)
		p->kind = 5;
	for (struct node *p = l.head; p;) {
		struct node *next = p->next;
		if (p->kind == 5)
			free(p);
		p = next;
	}
}

/* Every other node. */
void every_other(int n) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure n=0,1,2,3,7,-1 : every_other(${n}); */
	struct list l = {NULL, NULL, 0};
	for (int i = 0; i < n; i++)
		append(&l);
	struct node *p = l.head;
	while (p && p->next) {
		struct node *next = p->next->next;
		free(p->next);
		p->next = next;
		p = next;
	}
}

/* Leaves in the middle. */
void up_to(int n, int k) /* infer alloc = 32*n if (k == 0 && n > 0) || (k != 0 && n >= 2) || (k != 0 && n == 1); 0 otherwise; free in 32 .. 32*n if k != 0 && n >= 2; 32 if k != 0 && n == 1; 0 otherwise; peak = 32*n if (k == 0 && n > 0) || (k != 0 && n >= 2); 32 if k != 0 && n == 1; 0 otherwise */
{
	/* measure n=0,1,2,3,7 k=0,3,1,1,4 : up_to(${n}, ${k}); */
	struct list l = {NULL, NULL, 0};
	for (int i = 0; i < n; i++)
		append(&l);
	struct node *p = l.head;
	for (int i = 0; p; i++) {
		if (i == k)
			return;
		struct node *next = p->next;
		free(p);
		p = next;
	}
}
