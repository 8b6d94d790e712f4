/* This file keeps the calls that are being checked and compares what they did
   with what their clauses allow. The stubs call mux_enter with the bounds, which
   they evaluated at entry, and mux_leave on every normal return. */

enum { STACK_BYTES = 32 << 20 };

enum { ON_LOG, ON_ABORT, ON_COUNT };
static int on_violation;

EXPORT void mux_leave(void **cookie);

#if defined(__x86_64__)
/* Read as a variable, it needs no register of its own. */
register uintptr_t stack_register __asm__("rsp");
#endif

static inline uintptr_t stack_pointer(void) {
#if defined(__x86_64__)
  return stack_register;
#elif defined(__aarch64__)
  uintptr_t sp;
  __asm__ volatile("mov %0, sp" : "=r"(sp));
  return sp;
#else
  return (uintptr_t)__builtin_frame_address(0);
#endif
}

/* append adds formatted text to a line of fixed size; the line is cut, never
   overrun. snprintf does not allocate for these formats. */
struct line {
  char text[1024];
  size_t n;
};

static void append(struct line *l, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
static void append(struct line *l, const char *fmt, ...) {
  va_list ap;
  int n;
  va_start(ap, fmt);
  n = vsnprintf(l->text + l->n, sizeof l->text - 1 - l->n, fmt, ap);
  va_end(ap);
  if (n > 0) l->n += (size_t)n;
  if (l->n > sizeof l->text - 2) l->n = sizeof l->text - 2;
}

/* emit writes the line in one system call, so that threads do not mix. */
static void emit(struct line *l, int fd) {
  l->text[l->n++] = '\n';
  while (write(fd, l->text, l->n) < 0 && errno == EINTR) {
  }
}

static void append_call(struct line *l, const struct mux_site *site, const int64_t *args,
                        int q) {
  const char *name = site->names;
  int i, shown = 0;
  append(l, "%s:%d: mux: %s(", site->at[q].file, site->at[q].line, site->func);
  for (i = 0; i < site->nargs; i++, name += strlen(name) + 1) {
    if (args[i] == ARG_UNSET) continue;
    if (shown++) append(l, ", ");
    if (*name == 'p' && !args[i])
      append(l, "%s=NULL", name + 1);
    else if (*name == 'p')
      append(l, "%s=%#llx", name + 1, (unsigned long long)args[i]);
    else if (*name == 'u')
      append(l, "%s=%llu", name + 1, (unsigned long long)args[i]);
    else
      append(l, "%s=%lld", name + 1, (long long)args[i]);
  }
  append(l, ")");
}

static const char *const quantity[] = {"alloc", "free", "peak"};

static COLD void violated(const struct call *e, int q, int64_t declared, int64_t measured) {
  struct line l;
  int saved = errno;
  T.violations++;
  if (on_violation != ON_COUNT) {
    l.n = 0;
    append_call(&l, e->site, e->args, q);
    append(&l, ": %s declared %lld measured %lld", quantity[q], (long long)declared,
           (long long)measured);
    emit(&l, 2);
    if (on_violation == ON_ABORT) abort();
  }
  errno = saved;
}

/* mux_undefined tells, once per function and quantity, that formula q has no
   value for these arguments (why 2) or leaves the 64-bit range (why 1). */
EXPORT COLD void mux_undefined(struct mux_site *site, const int64_t *args, int q, int why) {
  struct line l;
  int saved = errno;
  T.undefined++;
  if (on_violation == ON_COUNT || site->once & 1 << q) return;
  site->once |= 1 << q;
  l.n = 0;
  append_call(&l, site, args, q);
  append(&l, why & 2 ? ": %s undefined-formula, not checked"
                     : ": %s saturated beyond 64 bits, not checked",
         quantity[q]);
  emit(&l, 2);
  errno = saved;
}

/* judge is the slow half of mux_leave: some comparison failed. A negative alloc
   formula with nothing acquired, and a failed allocation anywhere below, excuse
   a free that stays below its clause. */
static COLD void judge(const struct call *e, int64_t a, int64_t f, int64_t p) {
  int64_t alloc_hi = e->alloc_hi, peak_hi = e->peak_hi;
  int failed = T.fails != e->fails0;
  if (alloc_hi < 0) {
    alloc_hi = 0;
    failed |= a == 0;
  }
  if (peak_hi < 0) peak_hi = 0;
  if (a > alloc_hi) violated(e, Q_ALLOC, alloc_hi, a);
  if (f < e->free_lo && !failed) violated(e, Q_FREE, e->free_lo, f);
  if (p > peak_hi) violated(e, Q_PEAK, peak_hi, p);
  if (!e->rare) return;
  if (a < e->alloc_lo && !failed) violated(e, Q_ALLOC, e->alloc_lo, a);
  if (f > e->free_hi) violated(e, Q_FREE, e->free_hi < 0 ? 0 : e->free_hi, f);
  if (p < e->peak_lo && !failed) violated(e, Q_PEAK, e->peak_lo, p);
}

static inline int64_t max64(int64_t a, int64_t b) { return a > b ? a : b; }

/* drop removes the entries above and including e, innermost first; each gives
   its outer call the peak back that it had. */
static void drop(struct thread *t, struct call *e) {
  while (t->top >= e) {
    t->peak = max64(t->peak, t->top->peak0);
    t->top--;
  }
  /* A call that was jumped out of may have been below a library function. */
  set_mode(t, MODE_CALLER);
}

/* shed drops entries whose call was left without a return (longjmp): those
   deeper than this one, and one that used this very variable before. */
static COLD void shed(struct thread *t, uintptr_t sp, void **cookie) {
  struct call *e;
  while (t->top->sp < sp) drop(t, t->top);
  for (e = t->top; e->sp == sp; e--)
    if (e->cookie == cookie) {
      drop(t, e);
      return;
    }
}

static COLD struct call *first_call(struct thread *t) {
  if (!started) return NULL;
  if (!t->ready) thread_init(t);
  if (!t->base && t->ready == 1) {
    void *p = mmap(NULL, STACK_BYTES, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED) return NULL;
    t->base = t->top = p;
    t->limit = t->base + STACK_BYTES / sizeof *t->base - 1;
    t->base->sp = UINTPTR_MAX;
  }
  if (t->top == t->limit) {
    t->unchecked++;
    return NULL;
  }
  return t->top;
}

static inline struct call *open_call(struct thread *t, uintptr_t sp, void **cookie,
                                     struct mux_site *site, const int64_t *args,
                                     int64_t alloc_hi, int64_t free_lo, int64_t peak_hi) {
  struct call *e = t->top + 1;
  t->top = e; /* first: a signal handler's calls go above */
  e->sp = sp;
  e->cookie = cookie;
  e->site = site;
  e->args = args;
  e->alloc_hi = alloc_hi;
  e->free_lo = free_lo;
  e->peak_hi = peak_hi;
  e->alloc0 = t->alloc;
  e->net0 = t->net;
  e->peak0 = t->peak;
  e->fails0 = t->fails;
  e->rare = 0;
  t->checked++;
  t->peak = e->net0;
  return e;
}

static COLD struct call *enter_slow(void **cookie, struct mux_site *site, const int64_t *args,
                                    int64_t alloc_hi, int64_t free_lo, int64_t peak_hi) {
  struct thread *t = &T;
  uintptr_t sp = t->sp;
  if (t->top == t->limit && t->base) shed(t, sp, cookie);
  if (t->top == t->limit && !first_call(t)) {
    return NULL;
  }
  if (t->top->sp <= sp) shed(t, sp, cookie);
  return open_call(t, sp, cookie, site, args, alloc_hi, free_lo, peak_hi);
}

/* mux_enter opens a checked call: it returns what mux_leave will find in *cookie
   (NULL: this call is not checked). args stays valid until then. The slow
   halves of mux_enter and mux_leave are tail calls, so that the fast ones save
   no register. */
EXPORT struct call *mux_enter(void **cookie, struct mux_site *site, const int64_t *args,
                              int64_t alloc_hi, int64_t free_lo, int64_t peak_hi) {
  struct thread *t = &T;
  uintptr_t sp = stack_pointer();
  if (UNLIKELY(t->top == t->limit) || UNLIKELY(t->top->sp <= sp)) {
    t->sp = sp;
    return enter_slow(cookie, site, args, alloc_hi, free_lo, peak_hi);
  }
  return open_call(t, sp, cookie, site, args, alloc_hi, free_lo, peak_hi);
}

/* mux_enter_rare adds the bounds of the other directions to the call that
   mux_enter just opened. */
EXPORT void mux_enter_rare(void **cookie, int64_t alloc_lo, int64_t free_hi,
                           int64_t peak_lo) {
  struct call *e = T.top;
  if (!e || e->cookie != cookie) return;
  e->rare = 1;
  e->alloc_lo = alloc_lo;
  e->free_hi = free_hi;
  e->peak_lo = peak_lo;
}

static COLD void leave_slow(void **cookie) {
  struct thread *t = &T;
  struct call *e = *cookie;
  /* Inner calls were left by longjmp, or this one was taken for such. */
  if (!e || e <= t->base || e > t->top || e->cookie != cookie) return;
  if (t->top > e) drop(t, e + 1);
  mux_leave(cookie);
}

/* mux_leave closes the call that mux_enter stored in *cookie. */
EXPORT void mux_leave(void **cookie) {
  struct thread *t = &T;
  struct call *e = *cookie;
  int64_t a, f, p;
  if (UNLIKELY(t->top != e) || UNLIKELY(!e) || UNLIKELY(e->cookie != cookie))
    return leave_slow(cookie);
  a = t->alloc - e->alloc0;
  f = a - (t->net - e->net0);
  p = t->peak - e->net0;
  t->peak = max64(t->peak, e->peak0);
  t->top = e - 1;
  if (UNLIKELY((a > e->alloc_hi) | (f < e->free_lo) | (p > e->peak_hi) | (e->rare != 0)))
    return judge(e, a, f, p);
}

/* peak speaks of calls that never return, too: those still open at exit. */
static void judge_open_calls(struct thread *t) {
  struct call *e;
  int64_t peak = t->peak, hi;
  for (e = t->top; e > t->base; e--) {
    hi = e->peak_hi < 0 ? 0 : e->peak_hi;
    if (e->sp > stack_pointer() && peak - e->net0 > hi)
      violated(e, Q_PEAK, hi, peak - e->net0);
    peak = max64(peak, e->peak0);
  }
  t->top = t->base;
  t->peak = peak;
}

EXPORT void mux_measure_begin(struct mux_measure *m) {
  struct thread *t = &T;
  if (!t->ready && started) thread_init(t);
  m->saved[0] = t->alloc;
  m->saved[1] = t->net;
  m->saved[2] = t->peak;
  t->peak = t->net;
}

EXPORT void mux_measure_end(struct mux_measure *m) {
  struct thread *t = &T;
  m->alloc = t->alloc - m->saved[0];
  m->net = t->net - m->saved[1];
  m->freed = m->alloc - m->net;
  m->peak = t->peak - m->saved[1];
  t->peak = max64(t->peak, m->saved[2]);
}
