// This file models <malloc.h>; README.md has the conventions.

typedef long unsigned int size_t;
struct mallinfo {
	int arena;
	int ordblks;
	int smblks;
	int hblks;
	int hblkhd;
	int usmblks;
	int fsmblks;
	int uordblks;
	int fordblks;
	int keepcost;
};
struct mallinfo2 {
	size_t arena;
	size_t ordblks;
	size_t smblks;
	size_t hblks;
	size_t hblkhd;
	size_t usmblks;
	size_t fsmblks;
	size_t uordblks;
	size_t fordblks;
	size_t keepcost;
};
struct _IO_FILE;
typedef struct _IO_FILE FILE;

extern void free(void *ptr);

// measure: free(memalign(32, N));
[alloc size] void *memalign(size_t alignment, size_t size) __attribute__((malloc(free, 1)));

// Whole pages are what it asks for.
// measure: free(pvalloc(N));
[alloc (size + 4095) / 4096 * 4096] void *pvalloc(size_t size) __attribute__((malloc(free, 1)));

struct mallinfo mallinfo(void);
struct mallinfo2 mallinfo2(void);
int mallopt(int param, int val);
int malloc_trim(size_t pad);

size_t malloc_usable_size(void *ptr) {
	return ptr ? mux_any(size_t) : 0;
}

void malloc_stats(void);
int malloc_info(int options, FILE *fp);
