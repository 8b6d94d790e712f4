/* A host that lets a plug-in fill a table. What the plug-in does is not known
   before the program runs, so the clause of host_fill cannot be proved: it is
   checked at run time. */
#include <stdio.h>
#include <stdlib.h>

typedef int fill_func(int n);

[alloc <= 64 * n, requires n >= 0]
int host_fill(fill_func *fill, int n)
{
	return fill(n);
}

static char *modest_table, *greedy_table;

int modest(int n)
{
	modest_table = malloc(16 * (size_t)n);
	return modest_table != NULL;
}

int greedy(int n)
{
	greedy_table = malloc(16 * (size_t)n * (size_t)n);
	return greedy_table != NULL;
}

static void *plugins[] = { modest, greedy }; /* as dlsym would find them */

int main(void)
{
	fill_func *first = plugins[0], *second = plugins[1];
	int filled = host_fill(first, 3) + host_fill(second, 3) + host_fill(second, 100);
	printf("%d tables filled\n", filled);
	free(modest_table);
	free(greedy_table);
	return 0;
}
