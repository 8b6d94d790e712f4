/* This file is a random allocation workload that knows by its own bookkeeping
   what it asked for: it shares no code with the runtime and keeps every
   requested size in tables of its own. It checks each block's contents, size
   and alignment, and the counters at every checkpoint, in several threads. */
#define _GNU_SOURCE 1
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct mux_measure {
  long long alloc, freed, net, peak, saved[3];
};
extern void mux_measure_begin(struct mux_measure *);
extern void mux_measure_end(struct mux_measure *);
extern long mux_resource_of(const void *);

enum { SLOTS = 512 };

/* Under a sanitizer a request of 0 is one of 1, and refusals are talkative. */
static int steps = 30000, sanitized;

struct book {
  unsigned char *p[SLOTS];
  size_t n[SLOTS];
  unsigned char mark[SLOTS];
  long long a, f, live, high;
  uint64_t seed;
  int bad;
};

static uint64_t next(struct book *b) {
  b->seed ^= b->seed << 13;
  b->seed ^= b->seed >> 7;
  b->seed ^= b->seed << 17;
  return b->seed;
}

static void took(struct book *b, size_t n, size_t old) {
  b->a += (long long)n;
  b->f += (long long)old;
  b->live += (long long)n - (long long)old;
  if (b->live > b->high) b->high = b->live;
}

static void complain(struct book *b, const char *what, int i) {
  if (b->bad++ < 5)
    fprintf(stderr, "%s: slot %d, %zu bytes at %p, usable %zu, resource %ld\n", what, i, b->n[i],
            (void *)b->p[i], malloc_usable_size(b->p[i]), mux_resource_of(b->p[i]));
}

static void look(struct book *b, int i) {
  size_t k, n = b->n[i];
  if (!b->p[i]) return;
  if (malloc_usable_size(b->p[i]) != n) complain(b, "usable size", i);
  if (mux_resource_of(b->p[i]) != (long)n) complain(b, "resource", i);
  for (k = 0; k < n; k += n > 4096 && k > 64 && k + 64 < n ? 61 : 1)
    if (b->p[i][k] != b->mark[i]) {
      complain(b, "contents", i);
      return;
    }
}

static void put(struct book *b, int i, void *p, size_t n) {
  b->p[i] = p;
  b->n[i] = n;
  b->mark[i] = (unsigned char)next(b);
  if (p) memset(p, b->mark[i], n);
}

static size_t size(struct book *b) {
  switch (next(b) % 12) {
    case 0: return (size_t)sanitized;
    case 1: return next(b) % 100000 + 1;
    case 2: return 120000 + next(b) % 40000; /* around the mmap threshold */
    case 3: return next(b) % 3000000 + 1;
    case 4: return 8 + 16 * (next(b) % 20);
    default: return next(b) % 300 + (size_t)sanitized;
  }
}

static void step(struct book *b) {
  int i = (int)(next(b) % SLOTS), big = next(b) % 2000 == 0;
  size_t n = size(b), al = (size_t)8 << next(b) % (big ? 20 : 10);
  void *p;
  look(b, i);
  switch (next(b) % 11) {
    case 0:
    case 1:
      if (!b->p[i]) put(b, i, malloc(n), n), took(b, n, 0);
      break;
    case 2:
      if (!b->p[i]) {
        size_t k;
        p = calloc(n / 7 + 1, 7);
        n = (n / 7 + 1) * 7;
        for (k = 0; k < n; k++)
          if (((char *)p)[k]) {
            complain(b, "calloc", i);
            break;
          }
        put(b, i, p, n), took(b, n, 0);
      }
      break;
    case 3:
      if (!b->p[i]) {
        p = NULL;
        if (posix_memalign(&p, al, n)) abort();
        if ((uintptr_t)p % al) complain(b, "alignment", i);
        put(b, i, p, n), took(b, n, 0);
      }
      break;
    case 4:
      if (!b->p[i]) {
        p = sanitized || next(b) % 2 ? memalign(al, n) : aligned_alloc(al, n);
        if ((uintptr_t)p % al) complain(b, "alignment", i);
        put(b, i, p, n), took(b, n, 0);
      }
      break;
    case 5:
    case 6: { /* realloc keeps the contents */
      size_t old = b->p[i] ? b->n[i] : 0, k, m;
      if (n == 0) n = 1;
      p = next(b) % 2 ? realloc(b->p[i], n) : reallocarray(b->p[i], n, 1);
      m = old < n ? old : n;
      for (k = 0; k < m; k++)
        if (((unsigned char *)p)[k] != b->mark[i]) {
          complain(b, "realloc", i);
          break;
        }
      put(b, i, p, n), took(b, n, old);
      break;
    }
    case 7:
      if (!b->p[i]) {
        char text[64], *s;
        memset(text, 'x', sizeof text);
        text[next(b) % 60] = 0;
        text[60] = 0;
        n = strlen(text) + 1;
        if (next(b) % 2) {
          s = strdup(text);
        } else if (next(b) % 2) {
          s = strndup(text, 10);
          n = n > 11 ? 11 : n;
        } else if (asprintf(&s, "%s", text) < 0) {
          abort();
        }
        put(b, i, s, n), took(b, n, 0);
      }
      break;
    case 8: /* failures give nothing back */
      if (sanitized) break;
      errno = 0;
      if (malloc(SIZE_MAX) || calloc(SIZE_MAX / 2, 4) || realloc(b->p[i], (size_t)PTRDIFF_MAX + 5) ||
          malloc((size_t)PTRDIFF_MAX - 3) || errno != ENOMEM)
        complain(b, "failure", i);
      break;
    default:
      if (b->p[i]) {
        free(b->p[i]);
        took(b, 0, b->n[i]);
        b->p[i] = NULL;
      }
  }
}

static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

static void *run(void *arg) {
  struct book *b = arg;
  struct mux_measure m;
  int i, k, *sorted;
  static char path[] = "/proc/self/status";
  mux_measure_begin(&m);
  for (k = 0; k < steps; k++) step(b);
  /* What the library takes for itself does not count: stdio's buffer, qsort's
     work space; the FILE itself does, and is given back. */
  sorted = malloc(4 * 5000);
  took(b, 4 * 5000, 0);
  for (i = 0; i < 5000; i++) sorted[i] = 5000 - i;
  qsort(sorted, 5000, 4, compare);
  free(sorted);
  took(b, 0, 4 * 5000);
  {
    FILE *f = fopen(path, "r");
    char *line = NULL;
    size_t cap = 0;
    long long file = mux_resource_of(f);
    if (file < (long long)sizeof(FILE)) complain(b, "fopen", 0);
    took(b, (size_t)file, 0);
    if (getline(&line, &cap, f) < 0) complain(b, "getline", 0);
    took(b, cap, 0);
    free(line);
    took(b, 0, cap);
    fclose(f);
    took(b, 0, (size_t)file);
  }
  for (i = 0; i < SLOTS; i++) {
    look(b, i);
    if (i % 2 && b->p[i]) {
      free(b->p[i]);
      took(b, 0, b->n[i]);
      b->p[i] = NULL;
    }
  }
  mux_measure_end(&m);
  if (m.alloc != b->a || m.freed != b->f || m.net != b->live || m.peak != b->high) {
    b->bad++;
    fprintf(stderr, "counted A %lld F %lld N %lld P %lld, own books A %lld F %lld N %lld P %lld\n",
            m.alloc, m.freed, m.net, m.peak, b->a, b->f, b->live, b->high);
  }
  return NULL;
}

int main(int argc, char **argv) {
  struct book *b;
  struct mux_measure m;
  pthread_t t[4];
  int i, k, bad = 0, threads = argc > 1 ? atoi(argv[1]) : 3;
  long long rest = 0;

  static int on_data;
  int on_stack;
  if (argc > 2) sanitized = 1, steps = 3000;
  b = calloc((size_t)threads + 1, sizeof *b);
  for (i = 0; i <= threads; i++) b[i].seed = 88172645463325252ULL + (uint64_t)i * 977;
  for (i = 0; i < threads; i++) pthread_create(&t[i], NULL, run, &b[i]);
  run(&b[threads]);
  for (i = 0; i < threads; i++) pthread_join(t[i], NULL);
  /* Blocks given back in another thread count there. */
  mux_measure_begin(&m);
  for (i = 0; i <= threads; i++) {
    for (k = 0; k < SLOTS; k++)
      if (b[i].p[k]) {
        rest += (long long)b[i].n[k];
        look(&b[i], k);
        free(b[i].p[k]);
      }
    bad += b[i].bad;
  }
  mux_measure_end(&m);
  if (m.freed != rest || m.alloc != 0 || m.peak != 0) bad++, fprintf(stderr, "given back %lld, counted %lld\n", rest, m.freed);
  /* No pointer makes mux_resource_of fault or lie. */
  if (mux_resource_of(NULL) != 0 || mux_resource_of(&on_data) != -1 || mux_resource_of(&on_stack) != -1 ||
      mux_resource_of((void *)16) != -1 || mux_resource_of((void *)-16) != -1 ||
      mux_resource_of((void *)0x7000000000000010) != -1 || mux_resource_of((char *)b + 4) != -1)
    bad++, fprintf(stderr, "resource of a foreign pointer\n");
  free(b);
  if (bad) return 1;
  puts("ok");
  return 0;
}
