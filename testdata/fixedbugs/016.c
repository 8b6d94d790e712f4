/* A list that is returned keeps its first nodes, too; the sum over the nodes of a
 * list has at least what its first node owns. */
#include <stdlib.h>
#include <string.h>

struct list { struct list *next; char *s; };

[requires n >= 0 && s, alloc n * sizeof(struct list) + n * (strlen(s) + 1)]
struct list *make(int n, const char *s) /* infer alloc = n*strlen(s) + 17*n if n > 0; 0 otherwise; peak = n*strlen(s) + 17*n if n > 0; 0 otherwise */
{
	struct list *l = NULL;
	for (int i = 0; i < n; i++) {
		struct list *x = malloc(sizeof *x);
		if (!x)
			break;
		x->s = strdup(s);
		x->next = l;
		l = x;
	}
	return l;
}

[free resource_of(l)] /* want holds "slack" */
void drop(struct list *l) /* infer free = sum(resource_of(l->next*)) + sum(resource_of(l->next*->s)) */
{
	while (l) {
		struct list *n = l->next;
		free(l->s);
		free(l);
		l = n;
	}
}

[free resource_of(l) + 1] /* want violated "declared 2, actual 1" */
void drop_nodes(struct list *l) /* infer free = sum(resource_of(l->next*)) */
{
	while (l) {
		struct list *n = l->next;
		free(l);
		l = n;
	}
}
