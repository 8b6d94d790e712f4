/* Places: fields, nested structures, unions, arrays, out-parameters, globals,
 * flexible array members, interior pointers. */
#include <stdlib.h>

struct dim {
	int w, h;
	struct {
		unsigned char depth;
		long pad;
	} in;
};

struct image {
	struct dim dim;
	char *pixels;
};

void *pixels(const struct image *im) /* infer alloc = im->dim.h*im->dim.in.depth*im->dim.w if im->dim.h*im->dim.in.depth*im->dim.w >= 0; peak = im->dim.h*im->dim.in.depth*im->dim.w if im->dim.h*im->dim.in.depth*im->dim.w >= 0 */
{
	/* measure im->dim.w=0,3,10 im->dim.h=5,4,10 im->dim.in.depth=1,2,4 :
	 * struct image im = { { ${im->dim.w}, ${im->dim.h}, { ${im->dim.in.depth}, 0 } }, NULL }; pixels(&im); */
	return malloc(im->dim.w * im->dim.h * im->dim.in.depth);
}

void *copied(struct dim d) /* infer alloc = d.h + d.w + 1 if d.h + d.w >= -1; peak = d.h + d.w + 1 if d.h + d.w >= -1 */
{
	/* measure d.w=0,3 d.h=0,7 : struct dim d = { ${d.w}, ${d.h}, { 0, 0 } }; copied(d); */
	struct dim e = d;
	e.w += 1;
	return malloc(e.w + e.h);
}

int image_set(struct image *im, int w, int h) /* infer alloc = h*w if h*w >= 0; free = resource_of(im->pixels) if h*w >= 0; peak = max(h*w - resource_of(im->pixels), 0) if h*w >= 0 */
{
	/* measure im->pixels=1,1 resource_of(im->pixels)=10,0 w=3,0 h=4,9 :
	 * struct image im = { 0 }; im.pixels = malloc(${resource_of(im->pixels)}); image_set(&im, ${w}, ${h}); */
	/* measure im->pixels=0 resource_of(im->pixels)=0 w=3 h=3 : struct image im = { 0 }; image_set(&im, ${w}, ${h}); */
	free(im->pixels);
	im->dim.w = w;
	im->dim.h = h;
	im->pixels = malloc(im->dim.w * im->dim.h);
	return im->pixels ? 0 : -1;
}

union word {
	unsigned int i;
	unsigned char c;
};

void *low(unsigned n) /* infer alloc in 0 .. 255; peak in 0 .. 255 */
{
	/* measure n=0,255,256,1000 : low(${n}); */
	union word w;
	w.i = n;
	return malloc(w.c);
}

void table(int n) /* infer alloc = 4*n + 6 if n >= 0; free = 4*n + 6 if n >= 0; peak = 4*n + 6 if n >= 0 */
{
	/* measure n=0,1,9 : table(${n}); */
	char *t[4];
	int i;
	for (i = 0; i < 4; i++)
		t[i] = malloc(n + i);
	free(t[2]);
	t[2] = NULL;
	for (i = 0; i < 4; i++)
		free(t[i]);
}

int out(int n, char **result, size_t *size) /* infer alloc = n if n >= 0; 0 otherwise; peak = n if n >= 0; 0 otherwise */
{
	/* measure n=-1,0,12 : char *r; size_t s; out(${n}, &r, &s); */
	if (n < 0)
		return -1;
	*result = malloc(n);
	*size = n;
	return 0;
}

static char *cache;
int limit = 10;

void *cached(size_t n) /* infer alloc = n; free = resource_of(cache); peak = max(n - resource_of(cache), 0) */
{
	/* measure cache=1,1 resource_of(cache)=10,0 n=5,50 : cache = malloc(${resource_of(cache)}); cached(${n}); */
	/* measure cache=0 resource_of(cache)=0 n=8 : cache = NULL; cached(${n}); */
	free(cache);
	cache = malloc(n);
	return cache;
}

void *limited(int n) /* infer alloc = min(limit, n) if min(limit, n) >= 0; peak = min(limit, n) if min(limit, n) >= 0 */
{
	/* measure n=0,10,11,50 limit=10,10,10,20 : limit = ${limit}; limited(${n}); */
	return malloc(n < limit ? n : limit);
}

struct text {
	unsigned len;
	char s[];
};

struct text *text_new(unsigned short n) /* infer alloc = n + 4; peak = n + 4 */
{
	/* measure n=0,1,65535 : text_new(${n}); */
	struct text *t = malloc(sizeof *t + n);
	if (t)
		t->len = n;
	return t;
}

void header(int n) /* infer alloc = n + 16 if n >= -16; free = n + 16 if n >= -16; peak = n + 16 if n >= -16 */
{
	/* measure n=0,1,9 : header(${n}); */
	char *p = malloc(n + 16);
	char *user;
	if (!p)
		return;
	user = p + 16;
	free(user - 16);
}

struct node {
	struct node *next;
	int v;
};

int list(int n) /* infer alloc = 16*n if n > 0; 0 otherwise; free = 16*n if n > 0; 0 otherwise; peak = 16*n if n > 0; 0 otherwise */
{
	/* measure n=0,1,9 : list(${n}); */
	struct node *head = NULL, *x;
	for (int i = 0; i < n; i++) {
		x = malloc(sizeof *x);
		if (!x)
			break;
		x->next = head;
		head = x;
	}
	while (head) {
		x = head;
		head = head->next;
		free(x);
	}
	return 0;
}

/* A place that the call on the right may move: the value is in one or the other, and
 * what is acquired is known all the same. */
struct table { int used; long slots[8]; long *more; };

static void *moved(struct table *t, int n)
{
	t->used = n;
	t->more = t->slots + 4;
	return malloc(n);
}

static int tried(struct table *t, int n)
{
	free(moved(t, n));
	return n;
}

void *either(int n) /* infer alloc = n + 80 if n >= 0; free = n if n >= 0; peak = n + 80 if n >= 0 */
{
	/* measure n=1,3,7 : either(${n}); */
	struct table *t = calloc(1, sizeof *t);
	if (!t)
		return NULL;
	t->slots[t->used] = tried(t, n);
	return t;
}

/* Which of the two has it decides what is acquired. */
void *read_back(int n) /* infer alloc in n + 90 .. n + 180 if n >= 0; free = n + 80 if n >= 0; peak in n + 80 .. max(n + 80, 100) if n >= 0 */
{
	/* measure n=1,3,7 : read_back(${n}); */
	struct table *t = calloc(1, sizeof *t);
	int first;
	if (!t)
		return NULL;
	t->slots[t->used] = tried(t, n);
	first = t->slots[0] != 0;
	free(t);
	return malloc(first ? 100 : 10);
}

void *kept_there(int n) /* infer alloc = n + 80 if n >= 0; peak = n + 80 if n >= 0 */
{
	/* measure n=1,3,7 : kept_there(${n}); */
	struct table *t = calloc(1, sizeof *t);
	if (!t)
		return NULL;
	t->more = t->slots;
	t->more[1] = (long)moved(t, n);
	return t;
}
