/* Control flow: jumps into loops, Duff's device, fallthrough, commas, short
 * circuits, conditional operators, do-while, nested switches. */
#include <stdlib.h>

static int calls;
static int bump(int v) { calls++; return v; }

[requires n >= 0, alloc n * 8, free n * 8, peak n ? 8 : 0]
void into_loop(int n)
{
	int i = 0;
	goto test;
	while (i < n) {
		free(malloc(8));
		i++;
	test:;
	}
}

/* The first round is entered in its middle. */
[requires n > 0, alloc 4 * n - 3, free 4 * n - 3, peak n > 1 ? 3 : 1]
void into_middle(int n)
{
	int i = 0;
	goto middle;
	for (; i < n; i++) {
		free(malloc(3));
	middle:
		free(malloc(1));
	}
}

[requires n > 0 && n < 1000, alloc n, free n, peak 1]
void duff(int n)
{
	int k = (n + 3) / 4;
	switch (n % 4) {
	case 0: do { free(malloc(1));
	case 3:      free(malloc(1));
	case 2:      free(malloc(1));
	case 1:      free(malloc(1));
		} while (--k > 0);
	}
}

[alloc n == 1 ? 7 : n == 2 ? 6 : n == 3 ? 4 : 0]
void fallthrough(int n)
{
	switch (n) {
	case 1: malloc(1);
	case 2: malloc(2); /* on */
	case 3: malloc(4);
	}
}

[alloc n == 0 ? 9 : n >= 4 && n <= 6 ? 5 : 1]
void ranges(int n)
{
	switch (n) {
	default: malloc(1); break;
	case 4 ... 6: malloc(5); break;
	case 0: malloc(9);
	}
}

[alloc a && b ? 6 : a ? 2 : 0]
void short_circuit(int a, int b) { if (a && (malloc(2), b) && malloc(4)) calls++; }

[alloc a ? 0 : b ? 3 : 8]
void disjunction(int a, int b) { if (a || (malloc(3), b) || malloc(5)) calls++; }

[alloc 12]
void commas(int n) { int k = (malloc(2), malloc(10), n); (void)k; }

[alloc n ? 20 : 30]
void conditional(int n) { void *p = n ? malloc(20) : calloc(3, 10); (void)p; }

[alloc n ? n : 5]
void *elvis(unsigned n) { return malloc(n ?: 5); }

[alloc 2 * x + 1, requires x >= 0 && x < 1000]
void *side_effects(int x) { int y = x++ + x--; (void)y; int z = x; z += z++ * 0; return malloc(2 * x + 1); }

[requires n >= 0, alloc n == 0 ? 4 : 4 * n, free n == 0 ? 4 : 4 * n]
void at_least_once(int n) { int i = 0; do free(malloc(4)); while (++i < n); }

[requires n >= 0, alloc 2 * n, free 0]
void skipping(int n)
{
	for (int i = 0; i < 2 * n; i++) {
		if (i % 2)
			continue;
		malloc(2);
	}
}

[requires n >= 0, alloc n < 3 ? 5 * n : 15]
void leaving(int n)
{
	for (int i = 0; i < n; i++) {
		if (i == 3)
			break;
		malloc(5);
	}
}

[requires n >= 0, alloc n * (n + 1) / 2]
void backwards(int n)
{
	while (n) {
		malloc(n);
		n--;
	}
}

[alloc a == 1 ? (b == 1 ? 1 : b == 2 ? 2 : 3) : 4]
void nested_switch(int a, int b)
{
	switch (a) {
	case 1:
		switch (b) {
		case 1: malloc(1); break;
		case 2: malloc(2); break;
		default: malloc(3);
		}
		break;
	default:
		malloc(4);
	}
}

[alloc 9]
void computed(int n)
{
	void *where[] = { &&a, &&b };
	goto *where[n & 1];
a:
	malloc(9);
	return;
b:
	malloc(9);
}

/* A switch whose body is no block, and one without any case. */
[alloc n == 3 ? 6 : 0]
void bare_switch(int n) { switch (n) case 3: malloc(6); switch (n) { malloc(100); } }

[requires n >= 0 && n < 50, alloc 4 * n * n]
void two_loops(int n)
{
	for (int i = 0, j = n; i < n; ++i, --j)
		malloc(4 * i + 4 * j);
}

/* The loop's own variable shadows. */
[requires n >= 0, alloc n + 3]
void shadowed(int n)
{
	for (int i = 0; i < n; i++) {
		int n = 1;
		malloc(n);
	}
	{ int n = 3; malloc(n); }
}

[alloc 5]
void dead_code(int n)
{
	malloc(5);
	return;
	malloc(n);
}

[requires n > 0, alloc n % 2 ? 3 : 8]
void unless(int n) { if (!(n & 1)) malloc(8); else if (n) malloc(3); else malloc(99); }

[alloc 1]
void once(void) { do { if (!malloc(1)) break; } while (0); }

[requires n >= 0, alloc n]
void goto_loop(int n)
{
again:
	if (n-- > 0) {
		malloc(1);
		goto again;
	}
}

int main(void)
{
	for (int n = 0; n < 12; n++) {
		into_loop(n), duff(n + 1), into_middle(n + 1), fallthrough(n), ranges(n), short_circuit(n & 1, n & 2), disjunction(n & 1, n & 2), commas(n);
		conditional(n & 1), free(elvis(n)), free(side_effects(n)), at_least_once(n), skipping(n), leaving(n), backwards(n), nested_switch(n & 1, n / 2);
		computed(n), bare_switch(n), two_loops(n), shadowed(n), dead_code(n), unless(n + 1), once(), goto_loop(n);
	}
	return bump(0);
}
