/* This file counts, per thread, what the interpreter's three allocator domains
   acquire and give back.

   The small blocks of the object and memory domains, most of all, stay as the
   allocator below makes them: their sizes are in a table beside (_meter_sizes.h).
   All others get a header with the size asked for. Blocks that are older than the
   hooks have none: the key in a header depends on its address and on a random
   number, so that what stands before such a block is not taken for one. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
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
#define SLOW __attribute__((noinline))

/* counters are the bytes of one thread since it started: net is acquired minus
   given back, peak the highest net since the innermost call began. The second
   pair is array data alone. */
struct counters {
  int64_t net, peak, array_net, array_peak;
};

/* T is where a thread counts. It has the room that is left below the peak instead
   of net, which an acquisition changes with one operation. inside says that an
   allocator below is at work: what it takes from the raw domain is no second
   acquisition. */
static THREAD struct {
  int64_t room, peak, array_net, array_peak;
  int inside;
} T;

static inline struct counters counters_now(void) {
  struct counters c = {T.peak - T.room, T.peak, T.array_net, T.array_peak};
  return c;
}

static inline void counters_set(const struct counters *c) {
  T.room = c->peak - c->net;
  T.peak = c->peak;
  T.array_net = c->array_net;
  T.array_peak = c->array_peak;
}

/* counters_begin starts a measurement after c, counters_end goes on with the one
   that was under way then. */
static inline void counters_begin(const struct counters *c) {
  T.room = 0;
  T.peak = c->net;
  T.array_net = T.array_peak = c->array_net;
}

static inline void counters_end(const struct counters *before, struct counters after) {
  if (before->peak > after.peak) after.peak = before->peak;
  if (before->array_peak > after.array_peak) after.array_peak = before->array_peak;
  counters_set(&after);
}

struct header {
  uint64_t key, size;
};
enum { HEADER = sizeof(struct header) };

static uint64_t secret;
static PyMemAllocatorEx raw_below; /* the raw domain's allocator that was there before */
static int installed, armed;
static int64_t resolution = 1024;

#include "_meter_sizes.h"

static inline struct header *header_of(void *p) { return (struct header *)p - 1; }
static inline uint64_t key_of(void *p) { return (uint64_t)(uintptr_t)p ^ secret; }

static inline void acquired(int64_t n) {
  if (UNLIKELY((T.room -= n) < 0)) {
    T.peak -= T.room;
    T.room = 0;
  }
}

static inline void released(int64_t n) { T.room += n; }

static inline void *dress(char *base, size_t n) {
  void *p;
  if (UNLIKELY(!base)) return NULL;
  p = base + HEADER;
  forget(p);
  header_of(p)->key = key_of(p);
  header_of(p)->size = n;
  return p;
}

/* The hooks of the raw domain, which may be called without the interpreter lock. */

static void *raw_malloc(void *ctx, size_t n) {
  PyMemAllocatorEx *a = ctx;
  void *p;
  if (UNLIKELY(n > (size_t)PY_SSIZE_T_MAX - HEADER)) return NULL;
  if (T.inside) return a->malloc(a->ctx, n);
  p = dress(a->malloc(a->ctx, n + HEADER), n);
  if (LIKELY(p != NULL)) acquired((int64_t)n);
  return p;
}

static void *raw_calloc(void *ctx, size_t count, size_t size) {
  PyMemAllocatorEx *a = ctx;
  void *p;
  if (size && count > ((size_t)PY_SSIZE_T_MAX - HEADER) / size) return NULL;
  if (T.inside) return a->calloc(a->ctx, count, size);
  p = dress(a->calloc(a->ctx, 1, count * size + HEADER), count * size);
  if (LIKELY(p != NULL)) acquired((int64_t)(count * size));
  return p;
}

static void raw_free(void *ctx, void *p) {
  PyMemAllocatorEx *a = ctx;
  struct header *h;
  if (!p) return;
  h = header_of(p);
  if (UNLIKELY(h->key != key_of(p))) {
    a->free(a->ctx, p);
    return;
  }
  released((int64_t)h->size);
  h->key = 0;
  a->free(a->ctx, h);
}

static void *raw_realloc(void *ctx, void *p, size_t n) {
  PyMemAllocatorEx *a = ctx;
  struct header *h;
  uint64_t old;
  void *q;
  if (!p) return raw_malloc(ctx, n);
  h = header_of(p);
  if (UNLIKELY(h->key != key_of(p))) return a->realloc(a->ctx, p, n); /* older than the hooks */
  if (UNLIKELY(n > (size_t)PY_SSIZE_T_MAX - HEADER)) return NULL;
  old = h->size;
  h->key = 0; /* the block may move and leave this behind */
  q = dress(a->realloc(a->ctx, h, n + HEADER), n);
  if (UNLIKELY(!q)) {
    h->key = key_of(p);
    return NULL;
  }
  acquired((int64_t)n - (int64_t)old);
  return q;
}

#include "_meter_shelf.h"

/* The hooks of the other two domains. What is not small goes to the raw domain's
   allocator, where the one below would bring it too. */

static SLOW void *malloc_below(struct small *d, size_t n) {
  PyMemAllocatorEx *a = &d->below;
  void *p;
  T.inside = 1;
  p = a->malloc(a->ctx, whole(n));
  T.inside = 0;
  if (LIKELY(p != NULL) && LIKELY(remember(p, n))) acquired((int64_t)n);
  return p;
}

/* The usual way calls nothing, so that it saves no register; entries of blocks on
   the shelves stay as they are. */
static void *hook_malloc(void *ctx, size_t n) {
  struct small *d = ctx;
  void *p;
  if (UNLIKELY(n > SMALL)) return raw_malloc(&raw_below, n);
  if (UNLIKELY(!at_home()) || !(p = shelf_take(shelf_of(d, n)))) return malloc_below(d, n);
  *entry_of(p) = (uint16_t)(n + 1);
  acquired((int64_t)n);
  return p;
}

static void *hook_calloc(void *ctx, size_t count, size_t size) {
  struct small *d = ctx;
  PyMemAllocatorEx *a = &d->below;
  size_t n;
  void *p;
  if (UNLIKELY(__builtin_mul_overflow(count, size, &n))) return NULL;
  if (UNLIKELY(n > SMALL)) return raw_calloc(&raw_below, count, size);
  T.inside = 1;
  p = a->calloc(a->ctx, 1, whole(n));
  T.inside = 0;
  if (LIKELY(p != NULL) && LIKELY(remember(p, n))) acquired((int64_t)n);
  return p;
}

static SLOW void free_below(struct small *d, void *p) {
  PyMemAllocatorEx *a = &d->below;
  uint16_t *entry = entry_of(p);
  if (entry && *entry) {
    released(*entry - 1);
    *entry = 0;
  } else if (header_of(p)->key == key_of(p)) {
    raw_free(&raw_below, p);
    return;
  } /* else older than the hooks */
  a->free(a->ctx, p);
}

static void hook_free(void *ctx, void *p) {
  struct small *d = ctx;
  uint16_t *entry;
  size_t n;
  if (UNLIKELY(!p)) return;
  entry = entry_near(p);
  if (UNLIKELY(!entry) || UNLIKELY(!*entry) || UNLIKELY(!at_home())) {
    free_below(d, p);
    return;
  }
  n = *entry - 1u;
  if (UNLIKELY(!shelf_put(shelf_of(d, n), p))) {
    free_below(d, p);
    return;
  }
  *entry = 0;
  released((int64_t)n);
}

/* moved is a small block that grows out of its kind. */
static void *moved(PyMemAllocatorEx *a, void *p, uint16_t *entry, size_t old, size_t n) {
  void *q;
  released((int64_t)old); /* one step, as for a block that grows where it is */
  q = raw_malloc(&raw_below, n);
  if (!q) {
    T.room -= (int64_t)old;
    return NULL;
  }
  memcpy(q, p, old);
  *entry = 0;
  a->free(a->ctx, p);
  return q;
}

static void *hook_realloc(void *ctx, void *p, size_t n) {
  struct small *d = ctx;
  PyMemAllocatorEx *a = &d->below;
  uint16_t *entry;
  void *q;
  if (!p) return hook_malloc(ctx, n);
  entry = entry_of(p);
  if (LIKELY(entry != NULL) && LIKELY(*entry != 0)) {
    size_t old = *entry - 1u;
    if (n > SMALL) return moved(a, p, entry, old, n);
    *entry = 0; /* the block may move */
    T.inside = 1;
    q = a->realloc(a->ctx, p, whole(n));
    T.inside = 0;
    if (UNLIKELY(!q)) {
      *entry = (uint16_t)(old + 1);
      return NULL;
    }
    acquired(remember(q, n) ? (int64_t)n - (int64_t)old : -(int64_t)old);
    return q;
  }
  if (header_of(p)->key == key_of(p)) return raw_realloc(&raw_below, p, n);
  T.inside = 1; /* older than the hooks */
  q = a->realloc(a->ctx, p, n);
  T.inside = 0;
  if (q) forget(q);
  return q;
}
