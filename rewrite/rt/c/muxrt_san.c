/* This file counts under a sanitizer that owns the allocator (ASan, LSan, MSan,
   TSan): its hooks report every block. The hooks say no caller, so the stack is
   walked to the first frame outside the sanitizer; blocks that do not count are
   remembered in a table, since there is no room for a tag in them. */

#include <unwind.h>

extern int __sanitizer_install_malloc_and_free_hooks(void (*)(const volatile void *, size_t),
                                                     void (*)(const volatile void *))
    __attribute__((weak));
extern int __sanitizer_get_ownership(const volatile void *) __attribute__((weak));
extern size_t __sanitizer_get_allocated_size(const volatile void *) __attribute__((weak));

static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;
enum { TABLE = 1 << 16 };
static const void *table[TABLE];
static int table_used;

#define TOMB ((const void *)1)

static size_t slot(const void *p) { return ((uintptr_t)p >> 4) * 0x9E3779B1u % TABLE; }

static void remember(const void *p) {
  size_t i, k;
  pthread_mutex_lock(&table_lock);
  for (i = slot(p), k = 0; k < TABLE; k++, i = (i + 1) % TABLE)
    if (!table[i] || table[i] == TOMB) {
      table[i] = p;
      __atomic_add_fetch(&table_used, 1, __ATOMIC_RELAXED);
      break;
    }
  pthread_mutex_unlock(&table_lock);
}

/* forget removes p and reports whether it was there. */
static int forget(const void *p, int remove) {
  size_t i, k;
  int found = 0;
  if (!__atomic_load_n(&table_used, __ATOMIC_RELAXED)) return 0;
  pthread_mutex_lock(&table_lock);
  for (i = slot(p), k = 0; k < TABLE && table[i]; k++, i = (i + 1) % TABLE)
    if (table[i] == p) {
      found = 1;
      if (remove) {
        table[i] = TOMB;
        __atomic_sub_fetch(&table_used, 1, __ATOMIC_RELAXED);
      }
      break;
    }
  pthread_mutex_unlock(&table_lock);
  return found;
}

static int64_t block_size(void *p, int *counted) {
  *counted = 0;
  if (!__sanitizer_get_ownership || !__sanitizer_get_ownership(p)) return -1;
  *counted = !forget(p, 0);
  return (int64_t)__sanitizer_get_allocated_size(p);
}

static void block_adopt(void *p) { forget(p, 1); }

/* The sanitizer's code; empty when the program carries it itself (then callers
   cannot be told apart and everything counts). */
static struct range san_text;

struct walk {
  uintptr_t pc;
  int inside; /* the sanitizer's frames were reached */
};

static _Unwind_Reason_Code first_outside(struct _Unwind_Context *ctx, void *data) {
  struct walk *w = data;
  uintptr_t pc = _Unwind_GetIP(ctx);
  if (within(san_text, (void *)pc)) {
    w->inside = 1;
    return _URC_NO_REASON;
  }
  if (!w->inside) return _URC_NO_REASON;
  w->pc = pc;
  return _URC_END_OF_STACK;
}

static const void *sanitizer_caller(void) {
  struct walk w = {0, 0};
  if (san_text.len) _Unwind_Backtrace(first_outside, &w);
  return (const void *)w.pc;
}

/* One realloc is two reports (the new block, then the old one): they are held
   back and booked as one step. */
static __thread struct {
  int on;
  const void *caller;
  int64_t made, freed;
} resizing __attribute__((tls_model("initial-exec")));

static void on_malloc(const volatile void *p, size_t n) {
  struct thread *t = &T;
  const void *pc;
  if (!p) return;
  pc = resizing.on ? resizing.caller : sanitizer_caller();
  if (from_library(t, pc) && !counts(t, pc)) {
    remember((const void *)p);
    return;
  }
  if (resizing.on)
    resizing.made += (int64_t)n;
  else
    charge(t, (int64_t)n);
}

static void on_free(const volatile void *p) {
  struct thread *t = &T;
  int64_t n;
  if (!p || forget((const void *)p, 1)) return;
  n = (int64_t)__sanitizer_get_allocated_size(p);
  if (resizing.on)
    resizing.freed += n;
  else if (t->mode != MODE_MODEL)
    refund(t, n);
}

#define DEF(f) f

extern void *__interceptor_realloc(void *, size_t) __attribute__((weak));
static void *(*next_realloc)(void *, size_t);

static void *resize(void *p, size_t n, const void *caller) {
  void *q;
  if (!next_realloc)
    next_realloc = __interceptor_realloc
                       ? __interceptor_realloc
                       : (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "realloc");
  if (resizing.on) return next_realloc(p, n);
  resizing.on = 1;
  resizing.caller = caller;
  resizing.made = resizing.freed = 0;
  q = next_realloc(p, n);
  resizing.on = 0;
  recharge(&T, resizing.made, resizing.freed);
  if (!q && n) T.fails++;
  return q;
}

EXPORT void *realloc(void *p, size_t n) { return resize(p, n, __builtin_return_address(0)); }

EXPORT void *reallocarray(void *p, size_t k, size_t m) {
  size_t n;
  if (__builtin_mul_overflow(k, m, &n)) {
    T.fails++;
    errno = ENOMEM;
    return NULL;
  }
  return resize(p, n, __builtin_return_address(0));
}

EXPORT long mux_resource_of(const void *p) {
  if (!p) return 0;
  if (!__sanitizer_get_ownership || !__sanitizer_get_ownership(p) || forget(p, 0)) return -1;
  return (long)__sanitizer_get_allocated_size(p);
}

static void alloc_init(void) {
  find_text((uintptr_t)__sanitizer_install_malloc_and_free_hooks, &san_text);
  if (within(san_text, (void *)mux_enter)) san_text.len = 0;
  if (__sanitizer_install_malloc_and_free_hooks)
    __sanitizer_install_malloc_and_free_hooks(on_malloc, on_free);
}
