// This file models <search.h>; README.md has the conventions.

struct entry;
typedef struct entry ENTRY;
struct entry {
	char *key;
	void *data;
};
typedef enum {
	FIND,
	ENTER
} ACTION;
typedef long unsigned int size_t;
struct hsearch_data;
typedef int (*__compar_fn_t)(const void *, const void *);
typedef enum {
	preorder,
	postorder,
	endorder,
	leaf
} VISIT;
typedef void (*__action_fn_t)(const void *__nodep, VISIT __value, int __level);
typedef void (*__free_fn_t)(void *__nodep);
struct _ENTRY;
struct hsearch_data {
	struct _ENTRY *table;
	unsigned int size;
	unsigned int filled;
};

extern void free(void *ptr);
extern void *malloc(size_t size);

void insque(void *elem, void *prev) {
	void **e = elem, **p = prev;
	e[1] = p;
	e[0] = 0;
	if (!p)
		return;
	void **next = p[0];
	p[0] = e;
	if (next)
		next[1] = e;
	e[0] = next;
}

void remque(void *elem) {
	void **e = elem, **next = e[0], **prev = e[1];
	if (next)
		next[1] = prev;
	if (prev)
		prev[0] = next;
}

static void *mux_table, *mux_table_item;

ENTRY *hsearch(ENTRY item, ACTION action) {
	mux_table_item = item.key; // kept when it is entered
	mux_table_item = item.data;
	return mux_any(int) ? mux_any(ENTRY *) : 0;
}

static void *mux_table;

// One table for the process, of 24 bytes for each entry and one more; the number
// of entries is rounded up to the next prime.
// measure: none, the next prime is not a formula
int hcreate(size_t nel) {
	if (mux_table)
		return 0;
	size_t entries = (nel < 3 ? 3 : nel) + mux_any(size_t) % (nel + 3);
	void *p = malloc(24 * (entries + 1));
	if (!p)
		return 0;
	mux_fill(p, 0, 24 * (entries + 1));
	mux_table = p;
	return 1;
}

// measure: none, the table is the library's
void hdestroy(void) {
	free(mux_table);
	mux_table = 0;
}

static void *mux_table_item;

int hsearch_r(ENTRY item, ACTION action, ENTRY **retval, struct hsearch_data *htab) {
	mux_table_item = item.key; // kept when it is entered
	mux_table_item = item.data;
	*retval = mux_any(int) ? mux_any(ENTRY *) : 0;
	return *retval != 0;
}

// As hcreate, in the caller's htab.
// measure: none, the next prime is not a formula
int hcreate_r(size_t nel, struct hsearch_data *htab) {
	if (htab->table)
		return 0;
	size_t entries = (nel < 3 ? 3 : nel) + mux_any(size_t) % (nel + 3);
	void *p = malloc(24 * (entries + 1));
	if (!p)
		return 0;
	mux_fill(p, 0, 24 * (entries + 1));
	htab->table = p;
	htab->size = (unsigned)entries;
	htab->filled = 0;
	return 1;
}

// measure: struct hsearch_data h = {0}; hcreate_r(N, &h); @ hdestroy_r(&h);
[free resource_of(htab->table)] void hdestroy_r(struct hsearch_data *htab) {
	free(htab->table);
	htab->table = 0;
}

// A node of 24 bytes when the key is new; the tree keeps the key.
// measure: void *r = NULL; @ tsearch("a", &r, compare_string); @ tdestroy(r, ignore);
void *tsearch(const void *key, void **rootp, int (*compar)(const void *, const void *)) {
	if (!rootp)
		return 0;
	while (mux_any(int))
		compar(key, mux_any(const void *));
	if (*rootp && mux_any(int))
		return mux_any(void *); // found
	const void **node = malloc(24);
	if (!node)
		return 0;
	node[0] = key;
	node[1] = *rootp; // somewhere below it, in fact
	node[2] = 0;
	*rootp = node;
	return node;
}

void *tfind(const void *key, void *const *rootp, int (*compar)(const void *, const void *)) {
	while (mux_any(int))
		compar(key, mux_any(const void *));
	return rootp && *rootp ? mux_any(void *) : 0;
}

// Gives the node back when the key is found: 24 bytes.
// measure: void *r = NULL; tsearch("a", &r, compare_string); @ tdelete("a", &r, compare_string);
[free <= 24]
void *tdelete(const void *key, void **rootp, int (*compar)(const void *, const void *)) {
	while (mux_any(int))
		compar(key, mux_any(const void *));
	if (!rootp || !*rootp || mux_any(int))
		return 0;
	mux_release(mux_any(void *), 24);
	*rootp = mux_any(void *);
	return mux_any(void *);
}

void twalk(const void *root, void (*action)(const void *, VISIT, int)) {
	while (mux_any(int))
		action(root, mux_any(VISIT), mux_any(int));
}

void twalk_r(const void *root, void (*action)(const void *, VISIT, void *), void *closure) {
	while (mux_any(int))
		action(root, mux_any(VISIT), closure);
}

// 24 bytes for each node.
// measure: none, the number of nodes is the tree's
void tdestroy(void *root, void (*free_node)(void *nodep)) {
	while (mux_any(int))
		free_node(mux_any(void *));
	free(root);
}

void *lfind(const void *key, const void *base, size_t *nmemb, size_t size, int (*compar)(const void *, const void *)) {
	while (mux_any(int))
		compar(key, base);
	size_t i = mux_any(size_t);
	return i < *nmemb ? (char *)base + i * size : 0;
}

void *lsearch(const void *key, void *base, size_t *nmemb, size_t size, int (*compar)(const void *, const void *)) {
	while (mux_any(int))
		compar(key, base);
	size_t i = mux_any(size_t);
	if (i < *nmemb)
		return (char *)base + i * size;
	mux_copy((char *)base + *nmemb * size, key, size);
	*nmemb += 1;
	return (char *)base + (*nmemb - 1) * size;
}
