/* This file interposes the malloc family. Every block is asked for with two
   bytes more; the last two bytes of its usable area hold the slack (usable minus
   requested bytes), so that exact sizes need no header and alignment stays.

     p                    p + requested                p + usable
     | what the caller has | ...unused... [slack: 8][tag: 2] |

   The tag is slack | UNCOUNTED, mixed with bits of the address: what another
   allocator or an overflow left there is hardly ever a valid tag, and such a
   block counts nothing. A slack above SLACK_MAX (alignments of many pages) is
   written as ESCAPE, the true one stands in the eight bytes before the tag. */

#if defined(MUX_RT_WRAP)
#define DEF(f) __wrap_##f
#define NEXT(f) __real_##f
extern void *NEXT(malloc)(size_t);
extern void *NEXT(calloc)(size_t, size_t);
extern void *NEXT(realloc)(void *, size_t);
extern void *NEXT(memalign)(size_t, size_t);
extern void NEXT(free)(void *);
extern size_t NEXT(malloc_usable_size)(void *);
#else
#define DEF(f) f
#define NEXT(f) __libc_##f
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);
#endif

enum { TRAILER = 2, UNCOUNTED = 0x8000, ESCAPE = 0x7FFF, SLACK_MAX = 0x7FFE };

/* The largest request passed on: the trailer must not make it wrap. */
#define REQUEST_MAX ((size_t)PTRDIFF_MAX - 64)

#define CALLER __builtin_return_address(0)

/* glibc keeps a block's size in the word before it. Reading it there saves
   malloc_usable_size's look at the next block, a cache miss on every free. A
   trial at start-up has to agree with the library. */
enum { MAPPED = 2 }; /* the block is a mapping of its own */

static inline size_t chunk_usable(const void *p) {
  size_t word = ((const size_t *)p)[-1];
  return (word & ~(size_t)7) - (word & MAPPED ? 16 : 8);
}

/* The library's own function, where the layout turned out to be another. */
static size_t (*usable_fn)(void *);

static inline size_t usable(void *p) {
  return UNLIKELY(usable_fn != NULL) ? usable_fn(p) : chunk_usable(p);
}

/* library_usable finds the C library's malloc_usable_size, not another copy of
   this runtime's. */
static size_t (*library_usable(void))(void *) {
#if defined(MUX_RT_WRAP)
  return NEXT(malloc_usable_size);
#else
  void *libc = dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD), *f = NULL;
  if (libc) f = dlsym(libc, "malloc_usable_size");
  if (!f) f = dlsym(RTLD_NEXT, "malloc_usable_size");
  return (size_t(*)(void *))f;
#endif
}

static void layout_probe(void) {
  static const size_t sizes[] = {1, 24, 25, 100, 1032, 5000, 100000, 1 << 22};
  size_t (*real)(void *) = library_usable(), i;
  const char *preloaded = getenv("LD_PRELOAD");
  if (!real) return;
  if (preloaded && strstr(preloaded, "/vgpreload_")) {
    /* valgrind has an allocator of its own, and reports what is read before a block. */
    usable_fn = real;
    return;
  }
  for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    void *p = NEXT(malloc)(sizes[i]);
    int same;
    if (!p) return;
    same = sizeof(size_t) == 8 && chunk_usable(p) == real(p) && chunk_usable(p) >= sizes[i];
    NEXT(free)(p);
    if (!same) {
      usable_fn = real;
      return;
    }
  }
  layout_known = 1;
}

static inline uint16_t tag_key(const void *p) {
  return (uint16_t)((uintptr_t)p >> 4) ^ 0x5A96;
}

typedef uint16_t __attribute__((may_alias, aligned(1))) u16;
typedef int64_t __attribute__((may_alias, aligned(1))) i64;

static inline uint16_t load16(const char *p) { return *(const u16 *)p; }
static inline void store16(char *p, uint16_t v) { *(u16 *)p = v; }

/* seal writes the trailer of the fresh block p of n requested bytes. */
static inline void seal(void *p, size_t n, unsigned flag) {
  size_t u = usable(p), slack = u - n;
  if (UNLIKELY(slack > SLACK_MAX)) {
    *(i64 *)((char *)p + u - 10) = (int64_t)slack;
    slack = ESCAPE;
  }
  store16((char *)p + u - TRAILER, (uint16_t)(slack | flag) ^ tag_key(p));
}

/* unseal reads the trailer of a block with u usable bytes: the requested bytes,
   or -1 when it is not one of ours. */
static inline int64_t unseal(const void *p, size_t u, unsigned *flag) {
  unsigned tag = load16((const char *)p + u - TRAILER) ^ tag_key(p);
  size_t slack = tag & 0x7FFF;
  *flag = tag & UNCOUNTED;
  if (UNLIKELY(slack == ESCAPE && u >= 10)) {
    int64_t wide = *(const i64 *)((const char *)p + u - 10);
    if (wide <= SLACK_MAX || (size_t)wide > u) return -1;
    return (int64_t)(u - (size_t)wide);
  }
  if (UNLIKELY(slack < TRAILER || slack > u)) return -1;
  return (int64_t)(u - slack);
}

static int64_t block_size(void *p, int *counted) {
  unsigned flag;
  int64_t n = unseal(p, usable(p), &flag);
  *counted = n >= 0 && !flag;
  return n;
}

static void block_adopt(void *p) {
  size_t u = usable(p);
  char *at = (char *)p + u - TRAILER;
  store16(at, (uint16_t)((load16(at) ^ tag_key(p)) & ~UNCOUNTED) ^ tag_key(p));
}

static COLD void *refuse(void) {
  T.fails++;
  errno = ENOMEM;
  return NULL;
}

static COLD void *grant_slow(struct thread *t, void *p, size_t n, const void *ra) {
  if (!p) {
    t->fails++;
    return NULL;
  }
  if (from_library(t, ra) && !counts(t, ra)) {
    seal(p, n, UNCOUNTED);
  } else {
    seal(p, n, 0);
    charge(t, (int64_t)n);
  }
  return p;
}

/* grant books the fresh block p of n requested bytes. The usual case is a heap
   block asked for by the program; while the layout is unknown or the thread is
   new, every caller looks like the library. */
static inline void *grant(struct thread *t, void *p, size_t n, const void *ra) {
  size_t word, u;
  if (UNLIKELY(!p || from_library(t, ra))) return grant_slow(t, p, n, ra);
  word = ((const size_t *)p)[-1];
  u = (word & ~(size_t)7) - 8;
  if (UNLIKELY(word & MAPPED || u - n > SLACK_MAX)) return grant_slow(t, p, n, ra);
  store16((char *)p + u - TRAILER, (uint16_t)(u - n) ^ tag_key(p));
  charge(t, (int64_t)n);
  return p;
}

EXPORT void *DEF(malloc)(size_t n) {
  if (UNLIKELY(n > REQUEST_MAX)) return refuse();
  return grant(&T, NEXT(malloc)(n + TRAILER), n, CALLER);
}

EXPORT void *DEF(calloc)(size_t k, size_t m) {
  size_t n;
  if (UNLIKELY(__builtin_mul_overflow(k, m, &n) || n > REQUEST_MAX)) return refuse();
  return grant(&T, NEXT(calloc)(1, n + TRAILER), n, CALLER);
}

static COLD void free_slow(struct thread *t, void *p, const void *ra) {
  unsigned flag;
  int64_t n = unseal(p, usable(p), &flag);
  if (n < 0)
    t->foreign++;
  else if (!flag && (t->mode != MODE_MODEL || !from_library(t, ra)))
    refund(t, n);
  NEXT(free)(p);
}

EXPORT void DEF(free)(void *p) {
  struct thread *t = &T;
  size_t word, u;
  unsigned tag;
  if (!p) return;
  if (UNLIKELY(t->slow)) return free_slow(t, p, CALLER);
  word = ((const size_t *)p)[-1];
  u = (word & ~(size_t)7) - 8;
  if (UNLIKELY(word & MAPPED)) return free_slow(t, p, CALLER);
  tag = load16((const char *)p + u - TRAILER) ^ tag_key(p);
  /* Ours, counted, and with the slack of most heap blocks; none is smaller. */
  if (UNLIKELY(tag - TRAILER > 24 - TRAILER)) return free_slow(t, p, CALLER);
  refund(t, (int64_t)(u - tag));
  NEXT(free)(p);
}

static inline void *resize(void *p, size_t n, const void *ra) {
  struct thread *t = &T;
  unsigned flag = 0;
  int64_t old;
  void *q;
  if (!p) {
    if (UNLIKELY(n > REQUEST_MAX)) return refuse();
    return grant(t, NEXT(malloc)(n + TRAILER), n, ra);
  }
  if (UNLIKELY(n > REQUEST_MAX)) return refuse();
  if (n == 0) { /* glibc gives p back */
    DEF(free)(p);
    return NULL;
  }
  old = unseal(p, usable(p), &flag);
  q = NEXT(realloc)(p, n + TRAILER);
  if (UNLIKELY(!q)) {
    t->fails++;
    return NULL;
  }
  if (UNLIKELY(old < 0)) {
    t->foreign++;
    flag = UNCOUNTED;
  }
  /* A counted block stays counted whoever resizes it; inside a model nothing
     is charged. An uncounted one becomes counted in the hands of a caller who
     counts. */
  if (UNLIKELY(t->mode == MODE_MODEL) && from_library(t, ra)) {
    seal(q, n, flag);
    return q;
  }
  if (UNLIKELY(flag)) {
    if (from_library(t, ra) && !counts(t, ra)) {
      seal(q, n, UNCOUNTED);
      return q;
    }
    old = 0;
  }
  seal(q, n, 0);
  recharge(t, (int64_t)n, old);
  return q;
}

EXPORT void *DEF(realloc)(void *p, size_t n) { return resize(p, n, CALLER); }

EXPORT void *DEF(reallocarray)(void *p, size_t k, size_t m) {
  size_t n;
  if (UNLIKELY(__builtin_mul_overflow(k, m, &n))) return refuse();
  return resize(p, n, CALLER);
}

EXPORT void *DEF(memalign)(size_t a, size_t n) {
  if (UNLIKELY(n > REQUEST_MAX)) return refuse();
  return grant(&T, NEXT(memalign)(a, n + TRAILER), n, CALLER);
}

EXPORT void *DEF(aligned_alloc)(size_t a, size_t n) {
  if (UNLIKELY(n > REQUEST_MAX)) return refuse();
  return grant(&T, NEXT(memalign)(a, n + TRAILER), n, CALLER);
}

EXPORT int DEF(posix_memalign)(void **out, size_t a, size_t n) {
  int saved = errno;
  void *p;
  if (a % sizeof(void *) || (a & (a - 1)) || a == 0) return EINVAL;
  p = n > REQUEST_MAX ? refuse()
                      : grant(&T, NEXT(memalign)(a, n + TRAILER), n, CALLER);
  errno = saved;
  if (!p) return ENOMEM;
  *out = p;
  return 0;
}

EXPORT void *DEF(valloc)(size_t n) {
  if (UNLIKELY(n > REQUEST_MAX)) return refuse();
  return grant(&T, NEXT(memalign)((size_t)sysconf(_SC_PAGESIZE), n + TRAILER), n, CALLER);
}

/* pvalloc rounds up to whole pages, and the caller may use them; what was asked
   for is n all the same. */
EXPORT void *DEF(pvalloc)(size_t n) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE), whole;
  if (UNLIKELY(n > REQUEST_MAX - page)) return refuse();
  whole = (n + page - 1) & ~(page - 1);
  return grant(&T, NEXT(memalign)(page, whole + TRAILER), n, CALLER);
}

/* The usable size is the requested one: the trailer is out of bounds. */
EXPORT size_t DEF(malloc_usable_size)(void *p) {
  unsigned flag;
  size_t u;
  int64_t n;
  if (!p) return 0;
  u = usable(p);
  n = unseal(p, u, &flag);
  return n < 0 ? u : (size_t)n;
}

/* readable reports whether the eight bytes at p can be read, without touching
   them: the system call copies them before it refuses its first argument. */
static int readable(const void *p) {
  int saved = errno, ok;
  ok = syscall(SYS_rt_sigprocmask, -1, p, NULL, 8) == 0 || errno != EFAULT;
  errno = saved;
  return ok;
}

static uintptr_t heap_low;

/* mux_resource_of must survive any pointer value: inside the main heap all is
   mapped, elsewhere the system is asked first. */
EXPORT long mux_resource_of(const void *p) {
  uintptr_t a = (uintptr_t)p, end;
  unsigned flag;
  size_t u, word;
  int64_t n;
  if (!p) return 0;
  if (!layout_known || a % 16 || a < 4096) return -1;
  if (a - heap_low < (uintptr_t)sbrk(0) - heap_low) {
    if (a - heap_low < 16) return -1;
    u = chunk_usable(p);
    if (u < 24 || u > (uintptr_t)sbrk(0) - a) return -1;
  } else {
    if (!readable((const char *)p - 8)) return -1;
    word = ((const size_t *)p)[-1];
    u = chunk_usable(p);
    end = a + u;
    if (u < 24 || u > PTRDIFF_MAX || end < a || (word & MAPPED && end % 4096)) return -1;
    if (!readable((const void *)(end - 8))) return -1;
    if (word & MAPPED) {
      n = unseal(p, u, &flag);
      return n < 0 || flag ? -1 : (long)n;
    }
  }
  n = unseal(p, u, &flag);
  /* A heap block's slack is small: less than the smallest remainder. */
  if (n < 0 || flag || u - (size_t)n > 80) return -1;
  return (long)n;
}

static void alloc_init(void) {
  void *p = NEXT(malloc)(24);
  heap_low = (uintptr_t)p & ~(uintptr_t)4095;
  NEXT(free)(p);
  layout_probe();
}
