// This file models <obstack.h>; README.md has the conventions.

struct obstack;
struct _obstack_chunk {
	char *limit;
	struct _obstack_chunk *prev;
	char contents[4];
};
struct obstack {
	long chunk_size;
	struct _obstack_chunk *chunk;
	char *object_base;
	char *next_free;
	char *chunk_limit;
	union {
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

// A chunk for the object that grows and length bytes more; the older chunk hangs
// below it, or goes when the object was all of it.
// measure: none, the obstack calls the allocator that it was given
void _obstack_newchunk(struct obstack *h, int length) {
	long have = h->next_free - h->object_base, n = have + length + (have >> 3) + h->alignment_mask + 116;
	if (n < h->chunk_size)
		n = h->chunk_size;
	struct _obstack_chunk *old = h->chunk, *fresh;
	fresh = h->use_extra_arg ? h->chunkfun(h->extra_arg, n) : ((struct _obstack_chunk * (*)(long)) h->chunkfun)(n);
	mux_copy((char *)fresh + 16, h->object_base, have);
	if (mux_any(int)) {
		*(struct _obstack_chunk **)((char *)fresh + 8) = *(struct _obstack_chunk **)((char *)old + 8);
		if (h->use_extra_arg)
			h->freefun(h->extra_arg, old);
		else
			((void (*)(void *))h->freefun)(old);
	} else {
		*(struct _obstack_chunk **)((char *)fresh + 8) = old;
	}
	h->chunk = fresh;
	h->object_base = (char *)fresh + 16;
	h->next_free = h->object_base + have;
	h->chunk_limit = (char *)fresh + n;
}

// The first chunk: size bytes, 4064 for size 0; h->chunk owns it.
// measure: none, the obstack calls the allocator that it was given
int _obstack_begin(struct obstack *h, int size, int alignment, void *(*chunkfun)(long), void (*freefun)(void *)) {
	long n = size ? size : 4064;
	mux_fill(h, 0, sizeof *h);
	h->chunk_size = n;
	h->chunkfun = (struct _obstack_chunk * (*)(void *, long)) chunkfun;
	h->freefun = (void (*)(void *, struct _obstack_chunk *))freefun;
	h->chunk = chunkfun(n);
	h->object_base = h->next_free = (char *)h->chunk + 16;
	h->chunk_limit = (char *)h->chunk + n;
	return 1;
}

// As _obstack_begin, with an argument for the functions.
// measure: none, the obstack calls the allocator that it was given
int _obstack_begin_1(struct obstack *h, int size, int alignment, void *(*chunkfun)(void *, long), void (*freefun)(void *, void *), void *arg) {
	long n = size ? size : 4064;
	mux_fill(h, 0, sizeof *h);
	h->chunk_size = n;
	h->chunkfun = (struct _obstack_chunk * (*)(void *, long)) chunkfun;
	h->freefun = (void (*)(void *, struct _obstack_chunk *))freefun;
	h->extra_arg = arg;
	h->use_extra_arg = 1;
	h->chunk = chunkfun(arg, n);
	h->object_base = h->next_free = (char *)h->chunk + 16;
	h->chunk_limit = (char *)h->chunk + n;
	return 1;
}

int _obstack_memory_used(struct obstack *) __attribute__((pure));

// Every chunk down to the one that holds the object; all of them for NULL.
// measure: none, the obstack calls the allocator that it was given
void obstack_free(struct obstack *h, void *object) {
	struct _obstack_chunk *c = h->chunk;
	while (c && (!object || mux_any(int))) {
		struct _obstack_chunk *below = *(struct _obstack_chunk **)((char *)c + 8);
		if (h->use_extra_arg)
			h->freefun(h->extra_arg, c);
		else
			((void (*)(void *))h->freefun)(c);
		c = below;
	}
	h->chunk = c;
	h->object_base = h->next_free = object;
}
