/* The condition of a path that lost a part does not tell it from another one. */
#include <ctype.h>
#include <stdlib.h>

struct item {
	struct item *next;
	char *name;
};

static int compare(const unsigned char *a, const unsigned char *b)
{
	if (a == b)
		return 0;
	for (; tolower(*a) == tolower(*b); (void)a++, b++)
		if (*a == '\0')
			return 0;
	return tolower(*a) - tolower(*b);
}

static struct item *find(struct item *c, const char *name)
{
	if (c == NULL || name == NULL)
		return NULL;
	while (c != NULL && compare((const unsigned char *)name, (const unsigned char *)c->name) != 0)
		c = c->next;
	if (c == NULL || c->name == NULL)
		return NULL;
	return c;
}

void drop(struct item *c, const char *name) /* infer alloc unknown (free-of-unknown: a pointer of unknown origin is released by free); free unknown (free-of-unknown: a pointer of unknown origin is released by free); peak unknown (free-of-unknown: a pointer of unknown origin is released by free) */
{
	/* measure resource_of(c)=16,16 c=1,1 : struct item *c = malloc(16); c->next = NULL; c->name = "Key"; drop(c, ${c} ? "kEY" : "x"); */
	struct item *x = find(c, name);
	if (x == NULL)
		return;
	free(x);
}
