/* Blocks that some calls leave behind, and such as something still leads to. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct s { void *a; char *b; };
struct node { struct node *next; };

/* One of two is returned. */
[alloc 16] void *one_of(int n) /* infer alloc = 16; peak = 16 */
{
	void *p = malloc(16 / 2); /* want leak "unreachable when the call returns" */
	void *q = malloc(8); /* want leak "unreachable when the call returns" */
	return n > 5 ? p : q;
}
[alloc 16] void *either(int n) /* infer alloc = 16; peak = 16 */
{
	void *p = malloc(8); /* want leak "unreachable when the call returns" */
	void *q = malloc(8); /* want leak "unreachable when the call returns" */
	if (n > 5)
		return p;
	return q;
}

/* A member that is written over. */
[alloc 16] void twice(struct s *s) /* infer alloc = 16; peak = 16 */
{
	s->a = malloc(8); /* want leak "unreachable when the call returns" */
	s->a = malloc(8);
}
[alloc 16] int forgotten(struct s *s) /* infer alloc = 16; peak = 16 */
{
	s->a = malloc(8); /* want leak "unreachable when a later allocation fails" */
	if (!s->a)
		return -1;
	s->b = malloc(8);
	if (!s->b) {
		s->a = NULL;
		return -1;
	}
	return 0;
}

/* In one of the ways only. */
[alloc 8] char *at_three(struct s *s, int n) /* infer alloc = 8; peak = 8 */
{
	char *p = malloc(8); /* want leak "unreachable when the call returns" */
	s->b = n > 3 ? p : 0;
	return n < 3 ? p : 0;
}
[alloc 8] char *nowhere(struct s *s, int n) /* infer alloc = 8; peak = 8 */
{
	char *p = malloc(8);
	s->b = n > 3 ? p : 0;
	return n <= 3 ? p : 0;
}
static struct node *head;
[alloc 16] void linked(int n) /* infer alloc = 16; peak = 16 */
{
	struct node *a = malloc(8); /* want leak "unreachable when the call returns" */
	struct node *b = malloc(8);
	if (!a || !b) {
		free(a);
		free(b);
		return;
	}
	a->next = b;
	b->next = head;
	head = n ? a : b;
}

/* Something leads there, though not a pointer that is known. */
[alloc 8] void as_a_number(uintptr_t *o) /* infer alloc = 8; peak = 8 */
{
	void *p = malloc(8);
	if (p)
		*o = (uintptr_t)p | 1;
}
[alloc 83] char **at_an_index(unsigned i, unsigned j) /* infer alloc = 83; peak = 83 */
{
	char **b = malloc(80);
	if (!b)
		return NULL;
	b[i % 10] = malloc(1);
	b[j % 10] = malloc(2);
	return b;
}
[alloc 8] void to_the_library(struct s *s) /* infer alloc = 8; peak = 8 */
{
	s->b = malloc(8);
	if (s->b)
		putenv(s->b);
	s->b = NULL;
}
