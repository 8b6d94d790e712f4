/* Objects whose addresses the text stores in pointers: what is written through
 * the pointer may be the object, whatever name the program uses next. */
#include <stdlib.h>

struct config { int size, mode; };
struct holder { int *at; };

static int plain;
static int *to_plain = &plain;
void set_plain(int *p) { to_plain = p; }
void by_pointer(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : to_plain = &(int){0}; set_plain(&plain); by_pointer(${x}); */
	*to_plain = x;
	free(malloc(plain));
}

static int other;
void set_other(void) { to_plain = &other; }
void by_name(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 *to_plain=3,3 : other = 3; set_other(); by_name(${x}); set_plain(&plain); */
	other = x;
	free(malloc(*to_plain));
}

static struct config defaults;
struct config *config = &defaults;
void by_member(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : config = &defaults; by_member(${x}); */
	config->mode = x;
	free(malloc(defaults.mode));
}
void beside(int x) /* infer alloc = defaults.size if defaults.size >= 0; free = defaults.size if defaults.size >= 0; peak = defaults.size if defaults.size >= 0 */
{
	/* measure x=1,5 defaults.size=8,8 : config = &defaults; defaults.size = 8; beside(${x}); */
	config->mode = x;
	free(malloc(defaults.size));
}

static int held;
void hold(struct holder *h) { h->at = &held; }
void by_holder(struct holder *h, int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : struct holder h; hold(&h); by_holder(&h, ${x}); */
	*h->at = x;
	free(malloc(held));
}

static int row[4];
static int *in_row = row;
void next_in_row(void) { in_row++; }
void by_element(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : in_row = row; by_element(${x}); */
	/* measure x=1,5 : in_row = row; next_in_row(); row[0] = 9; by_element(${x}); */
	*in_row = x;
	free(malloc(row[0]));
}

static struct config first, second;
static struct config *newest = &first, *oldest = &first;
void more(void) { newest = &second; if (oldest == &second) oldest = &first; }
void by_two_pointers(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : newest = oldest = &first; by_two_pointers(${x}); */
	newest->size = x;
	free(malloc(oldest->size));
}

/* In a loop, and copied as a whole. */
void in_a_loop(int n) /* infer alloc in 0 .. 2147483647*n if n >= 0; 0 otherwise; free in 0 .. 2147483647*n if n >= 0; 0 otherwise; peak in 0 .. n > 0 ? 2147483647 : 0 if n >= 0; 0 otherwise */
{
	/* measure n=1,5 plain=2,2 : to_plain = &plain; plain = 2; in_a_loop(${n}); */
	for (int i = 0; i < n; i++) {
		free(malloc(plain));
		*to_plain = i + 4;
	}
}
void as_a_whole(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : config = &defaults; as_a_whole(${x}); */
	struct config c = { x, 2 };
	*config = c;
	free(malloc(defaults.size));
}

/* Only passed along: the caller's to keep apart. */
static int counted;
static void count(int *n) { ++*n; }
void counting(int x) /* infer alloc = x + 1 if x >= -1; free = x + 1 if x >= -1; peak = x + 1 if x >= -1 */
{
	/* measure x=1,5 : counting(${x}); */
	counted = x;
	count(&counted);
	free(malloc(counted));
}
void passed(int *p, int x) /* infer alloc = counted if counted >= 0; free = counted if counted >= 0; peak = counted if counted >= 0 */
{
	/* measure x=1,5 counted=3,3 : int n; counted = 3; passed(&n, ${x}); */
	*p = x;
	free(malloc(counted));
}

/* The address goes through a pointer to the pointer, a copy of its bytes, a number. */
static int g1, g2, g3, g4, g5, g6, g7, g8;
static int *via1, *via2, *via3;
static void put(int **at) { *at = &g1; }
void put_via(void) { put(&via1); }
void by_out_parameter(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : put_via(); by_out_parameter(${x}); */
	*via1 = x;
	free(malloc(g1));
}
void put_member(struct holder *h) { int **at = &h->at; *at = &g2; }
void by_address_of_member(struct holder *h, int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : struct holder h; put_member(&h); by_address_of_member(&h, ${x}); */
	*h->at = x;
	free(malloc(g2));
}
void put_bytes(void) { int *p = &g3; __builtin_memcpy(&via2, &p, sizeof p); }
void by_bytes(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : put_bytes(); by_bytes(${x}); */
	*via2 = x;
	free(malloc(g3));
}
struct list { int **at; int n; };
void append(struct list *l) { l->at = realloc(l->at, sizeof *l->at * (l->n + 1)); l->at[l->n++] = &g4; }
void by_grown_array(struct list *l, int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : struct list l = { 0 }; append(&l); by_grown_array(&l, ${x}); */
	*l->at[0] = x;
	free(malloc(g4));
}
struct holders { struct holder one; int *some[3]; };
void copy_in(struct holders *h) { struct holder a = { &g5 }; h->one = a; h->some[1] = &g6; }
void by_copied_structure(struct holders *h, int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : struct holders h; copy_in(&h); by_copied_structure(&h, ${x}); */
	*h->one.at = x;
	free(malloc(g5));
}
void by_array_member(struct holders *h, int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : struct holders h; copy_in(&h); by_array_member(&h, ${x}); */
	*h->some[1] = x;
	free(malloc(g6));
}
static void keep(int *p) { via3 = p; }
static void (*keeper)(int *) = keep;
void keep_it(void) { keeper(&g7); }
void by_callback(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : keep_it(); by_callback(${x}); */
	*via3 = x;
	free(malloc(g7));
}
struct cookie { unsigned long v; };
void put_number(struct cookie *c) { c->v = (unsigned long)&g8; }
void by_number(struct cookie *c, int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : struct cookie c; put_number(&c); by_number(&c, ${x}); */
	*(int *)c->v = x;
	free(malloc(g8));
}
static int moved_in[4];
static int *moving;
void move_on(void) { moving = moved_in; moving++; }
void by_moved(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : move_on(); by_moved(${x}); */
	*moving = x;
	free(malloc(moved_in[1]));
}
static struct config inside;
static int *to_inside;
void into(void) { struct config *c = &inside; to_inside = &c->mode; }
void by_inner_address(int x) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure x=1,5 : into(); by_inner_address(${x}); */
	*to_inside = x;
	free(malloc(inside.mode));
}
