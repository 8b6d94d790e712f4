// This file is what the generated program of the model tests builds on: it books
// what the clauses say and prints it beside what the allocator counted.
#include "count.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct {
	long long alloc, free, peak;
	int loose_alloc, loose_free, loose_peak;
} said;

static void book(long long a, long long f, long long p, int la, int lf, int lp) {
	long long peak = said.alloc - said.free + p;
	if (peak > said.peak)
		said.peak = peak;
	said.alloc += a;
	said.free += f;
	said.loose_alloc |= la;
	said.loose_free |= lf;
	said.loose_peak |= lp | la | lf;
}

// What clauses said that a pointer owns; the last word counts.
static struct {
	const void *p;
	long long bytes;
} owned[4096];
static unsigned owners;

static void disown(const void *p) {
	for (unsigned i = 0; i < 4096; i++)
		if (owned[i].p == p)
			owned[i].p = NULL;
}

static void own(const void *p, long long bytes) {
	count_on_free = disown;
	owned[owners % 4096].p = p;
	owned[owners++ % 4096].bytes = bytes;
}

static long long resource_of(const void *p) {
	if (!p)
		return 0;
	for (unsigned i = owners; i > 0 && owners - i < 4096; i--)
		if (owned[(i - 1) % 4096].p == p)
			return owned[(i - 1) % 4096].bytes;
	return count_size(p);
}

static inline long long max(long long a, long long b) { return a > b ? a : b; }
static inline long long min(long long a, long long b) { return a < b ? a : b; }

static void begin(void) {
	memset(&said, 0, sizeof said);
	count_start();
}

static void end(int i, size_t n) {
	count_stop();
	dprintf(1, "%d %zu %lld %lld %lld %lld %lld %lld %d %d %d\n", i, n, count.alloc, count.free, count.peak,
	        said.alloc, said.free, said.peak, said.loose_alloc, said.loose_free, said.loose_peak);
}

static inline int compare_char(const void *a, const void *b) { return *(const char *)a - *(const char *)b; }
static inline int compare_char_with(const void *a, const void *b, void *arg) { return compare_char(a, b); }
static inline int compare_string(const void *a, const void *b) { return strcmp(a, b); }
static inline void ignore(void *p) {}
