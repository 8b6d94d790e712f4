/* This file counts, per thread, what the interpreter's three allocator domains
   acquire and give back.

   Every block of these domains gets a header with the size asked for. Blocks
   that are older than the hooks have none: the key in a header depends on its
   address and on a random number, so that what stands before such a block is
   not taken for one. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#if PY_VERSION_HEX < 0x03090000
#define PyObject_Vectorcall _PyObject_Vectorcall
#define Py_TPFLAGS_HAVE_VECTORCALL _Py_TPFLAGS_HAVE_VECTORCALL
#define PyObject_GC_IsTracked(o) _PyObject_GC_IS_TRACKED(o)
#endif

#if defined(__linux__)
#define THREAD __thread __attribute__((tls_model("initial-exec")))
#else
#define THREAD __thread
#endif
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

/* counters are the bytes of one thread since it started: net is acquired minus
   given back, peak the highest net since the innermost call began. The second
   pair is array data alone. */
struct counters {
  int64_t net, peak, array_net, array_peak;
};
static THREAD struct counters T;

/* inside says that an allocator below is at work: what it takes from another
   domain is no second acquisition. */
static THREAD int inside;

struct header {
  uint64_t key, size;
};
enum { HEADER = sizeof(struct header) };

static uint64_t secret;
static PyMemAllocatorEx below[3]; /* the allocators that were there before */
static int installed, armed;
static int64_t resolution = 1024;

static inline struct header *header_of(void *p) { return (struct header *)p - 1; }
static inline uint64_t key_of(void *p) { return (uint64_t)(uintptr_t)p ^ secret; }

static inline void acquired(int64_t n) {
  struct counters *t = &T;
  t->net += n;
  if (t->net > t->peak) t->peak = t->net;
}

static inline void *dress(char *base, size_t n) {
  void *p;
  if (UNLIKELY(!base)) return NULL;
  p = base + HEADER;
  header_of(p)->key = key_of(p);
  header_of(p)->size = n;
  return p;
}

static void *hook_malloc(void *ctx, size_t n) {
  PyMemAllocatorEx *a = ctx;
  void *p;
  if (UNLIKELY(n > (size_t)PY_SSIZE_T_MAX - HEADER)) return NULL;
  if (inside) return a->malloc(a->ctx, n);
  inside = 1;
  p = dress(a->malloc(a->ctx, n + HEADER), n);
  inside = 0;
  if (LIKELY(p != NULL)) acquired((int64_t)n);
  return p;
}

static void *hook_calloc(void *ctx, size_t count, size_t size) {
  PyMemAllocatorEx *a = ctx;
  void *p;
  if (size && count > ((size_t)PY_SSIZE_T_MAX - HEADER) / size) return NULL;
  if (inside) return a->calloc(a->ctx, count, size);
  inside = 1;
  p = dress(a->calloc(a->ctx, 1, count * size + HEADER), count * size);
  inside = 0;
  if (LIKELY(p != NULL)) acquired((int64_t)(count * size));
  return p;
}

static void hook_free(void *ctx, void *p) {
  PyMemAllocatorEx *a = ctx;
  struct header *h;
  if (!p) return;
  h = header_of(p);
  if (UNLIKELY(h->key != key_of(p))) {
    a->free(a->ctx, p);
    return;
  }
  T.net -= (int64_t)h->size;
  h->key = 0;
  a->free(a->ctx, h);
}

static void *hook_realloc(void *ctx, void *p, size_t n) {
  PyMemAllocatorEx *a = ctx;
  struct header *h;
  uint64_t old;
  void *q;
  if (!p) return hook_malloc(ctx, n);
  h = header_of(p);
  if (UNLIKELY(h->key != key_of(p))) { /* older than the hooks, or another domain's */
    int was = inside;
    inside = 1;
    q = a->realloc(a->ctx, p, n);
    inside = was;
    return q;
  }
  if (UNLIKELY(n > (size_t)PY_SSIZE_T_MAX - HEADER)) return NULL;
  old = h->size;
  h->key = 0; /* the block may move and leave this behind */
  inside = 1;
  q = dress(a->realloc(a->ctx, h, n + HEADER), n);
  inside = 0;
  if (UNLIKELY(!q)) {
    h->key = key_of(p);
    return NULL;
  }
  acquired((int64_t)n - (int64_t)old);
  return q;
}
