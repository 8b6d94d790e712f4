// This file models <obstack.h>; README.md has the conventions.

struct obstack;
typedef long unsigned int size_t;
struct _obstack_chunk;
struct obstack {
	long chunk_size;
	struct _obstack_chunk *chunk;
	char *object_base;
	char *next_free;
	char *chunk_limit;
	union 
	{
		long int tempint;
		void *tempptr;
	} temp;
	int alignment_mask;
	struct _obstack_chunk *(*chunkfun)(void *, long);
	void (*freefun)(void *, struct _obstack_chunk *);
	void *extra_arg;
	unsigned use_extra_arg : 1;
	unsigned maybe_empty_object : 1;
	unsigned alloc_failed : 1;
};

void _obstack_newchunk(struct obstack *, int);

// The first chunk; the obstack calls the functions it was given.
int _obstack_begin(struct obstack *h, size_t size, size_t alignment, void *(*chunkfun)(size_t), void (*freefun)(void *)) {
	h->chunk_size = size ? size : 4064;
	h->chunk = chunkfun(h->chunk_size);
	mux_write(h, sizeof *h);
	return 1;
}

int _obstack_begin_1(struct obstack *, int, int, void *(*)(void *, long), void (*)(void *, void *), void *);
int _obstack_memory_used(struct obstack *) __attribute__((pure));
void obstack_free(struct obstack *, void *);
