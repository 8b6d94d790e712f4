/* This file holds the counting runtime's internal declarations: the per-thread
   state, the shadow stack of checked calls, and what its parts need of each
   other. The parts are compiled as one unit (libmuxrt.c), so everything here is
   static unless it is part of the interface. */
#ifndef MUXRT_H
#define MUXRT_H 1

#include <stddef.h>
#include <stdint.h>

#define EXPORT __attribute__((visibility("default")))
#define LIKELY(x) __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)
#define COLD __attribute__((cold, noinline))

/* struct mux_site describes one instrumented function. The stubs that
   crewrite writes declare the same layout under their own name. */
struct mux_site {
  const char *func;
  /* "dn\0uk\0": per printed argument its kind (d signed, u unsigned, p pointer)
     and its name. */
  const char *names;
  int nargs;
  int once; /* bit q: undefined or saturated formula q was reported already */
  struct {
    const char *file;
    int line;
  } at[3]; /* the clauses on alloc, free, peak */
};

enum { Q_ALLOC, Q_FREE, Q_PEAK };

/* No value was read for this argument. */
#define ARG_UNSET INT64_MIN

/* One checked call that is running. Entries live on a stack of their own, so
   that one left by longjmp can be dropped without reading dead memory. */
struct call {
  uintptr_t sp;  /* stack pointer inside mux_enter: deeper calls have a lower one */
  void **cookie; /* the stub's variable; no two live ones share an address */
  struct mux_site *site;
  const int64_t *args;
  int64_t alloc0, net0, peak0; /* the thread's counters at entry */
  int64_t fails0;
  int64_t alloc_hi, free_lo, peak_hi; /* the safe direction */
  int64_t alloc_lo, free_hi, peak_lo; /* only read when rare is set */
  int64_t rare;
  int64_t pad;
};

enum { MODE_CALLER, MODE_COUNT, MODE_MODEL };

/* Per-thread state. There is no atomic operation in it: other threads read it
   only for the summary, when the owner is gone or the process ends. */
struct thread {
  /* Calls from [skip, skip + skip_len) are made by the C library for itself.
     The initial value covers everything: the first allocation of a thread goes
     to the slow path, which initialises it. */
  uintptr_t skip, skip_len;
  uintptr_t skip2, skip2_len;
  int64_t alloc, net, peak;
  int64_t fails; /* allocations that failed */
  struct call *top, *limit, *base;
  uintptr_t sp; /* of the mux_enter that takes its slow half */
  int slow;  /* free must look closer: new thread, unknown layout, MODE_MODEL */
  int mode;  /* what a call from inside the C library means */
  int ready; /* 0 new, 1 initialised, 2 its destructor has run */
  int64_t checked, unchecked, violations, undefined, foreign;
  int64_t high; /* highest net of the thread, for the summary */
  struct thread *next, **link;
};

static __thread struct thread T
    __attribute__((tls_model("initial-exec"))) = {.skip_len = UINTPTR_MAX, .slow = 1};

/* Set when the block layout of the C library's allocator is what the fast paths
   expect; without it every call takes the slow one. */
static int layout_known;

static inline void set_mode(struct thread *t, int mode) {
  t->mode = mode;
  t->slow = mode == MODE_MODEL || !layout_known || !t->ready;
}

/* charge and refund move the counters; both are one step for the peak. */
static inline void charge(struct thread *t, int64_t n) {
  t->alloc += n;
  t->net += n;
  if (t->net > t->peak) t->peak = t->net;
}

static inline void refund(struct thread *t, int64_t n) { t->net -= n; }

static inline void recharge(struct thread *t, int64_t n, int64_t old) {
  t->alloc += n;
  t->net += n - old;
  if (t->net > t->peak) t->peak = t->net;
}

/* from_library reports whether ra lies in a modelled library (fast; also true
   for every caller while the thread is new). */
static inline int from_library(const struct thread *t, const void *ra) {
  return (uintptr_t)ra - t->skip < t->skip_len ||
         (uintptr_t)ra - t->skip2 < t->skip2_len;
}

/* counts decides, for a caller that from_library found, whether the call counts
   all the same. */
static int counts(struct thread *t, const void *ra);

/* block_size is the requested size of the live block at p, whether it counts,
   or -1 when p is unknown. p must be readable. */
static int64_t block_size(void *p, int *counted);
/* block_adopt makes an uncounted block counted (without charging it). */
static void block_adopt(void *p);

static void thread_init(struct thread *t);

#endif
