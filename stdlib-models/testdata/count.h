// This file declares the counting allocator of the model tests (count.c).
#ifndef COUNT_H
#define COUNT_H
#include <stddef.h>

// Requested bytes, by the calling thread, since count_start.
struct count_totals {
	long long alloc, free, peak;
};
extern struct count_totals count;

void count_start(void);
void count_stop(void);

// count_size returns the requested size of the block that begins at p, 0 for NULL.
long long count_size(const void *p);

// count_on_free, if set, hears of every block that is given back.
extern void (*count_on_free)(const void *p);
#endif
