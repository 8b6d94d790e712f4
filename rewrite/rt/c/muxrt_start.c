/* This file starts the runtime in a process and in each thread, and writes the
   summary at exit. */

static pthread_key_t key;
static pthread_mutex_t registry_lock = PTHREAD_MUTEX_INITIALIZER;
static struct thread *registry;

static struct {
  int64_t alloc, freed, checked, unchecked, violations, undefined, foreign, high;
} total;

/* absorb adds what a thread did to the totals. */
static void absorb(struct thread *t) {
  total.alloc += t->alloc;
  total.freed += t->alloc - t->net;
  total.checked += t->checked;
  total.unchecked += t->unchecked;
  total.violations += t->violations;
  total.undefined += t->undefined;
  total.foreign += t->foreign;
  total.high = max64(total.high, t->base ? max64(t->high, t->peak) : t->peak);
}

static void thread_exit(void *p) {
  struct thread *t = p;
  pthread_mutex_lock(&registry_lock);
  absorb(t);
  *t->link = t->next;
  if (t->next) t->next->link = t->link;
  pthread_mutex_unlock(&registry_lock);
  t->ready = 2;
  if (t->base) {
    void *base = t->base;
    t->base = t->top = t->limit = NULL;
    munmap(base, STACK_BYTES);
  }
}

static void thread_init(struct thread *t) {
  if (layout_known) {
    t->skip = lib_c.low;
    t->skip_len = lib_c.len;
  }
  t->skip2 = lib_ld.low;
  t->skip2_len = lib_ld.len;
  t->ready = 1;
  set_mode(t, t->mode);
  pthread_mutex_lock(&registry_lock);
  t->next = registry;
  t->link = &registry;
  if (registry) registry->link = &t->next;
  registry = t;
  pthread_mutex_unlock(&registry_lock);
  pthread_setspecific(key, t);
}

static void before_fork(void) { pthread_mutex_lock(&registry_lock); }
static void after_fork_parent(void) { pthread_mutex_unlock(&registry_lock); }

/* Only the forking thread lives on in the child; the others' counts stay with
   the parent. */
static void after_fork_child(void) {
  pthread_mutexattr_t *none = NULL;
  struct thread *t = &T;
  pthread_mutex_init(&registry_lock, none);
  registry = NULL;
  if (t->ready == 1) {
    registry = t;
    t->next = NULL;
    t->link = &registry;
  }
}

/* A program may carry its own copy of the runtime and be run with another one
   preloaded; the copy that the program's calls reach serves, the other rests.
   The alias is this copy's own function, whoever comes first. */
#if defined(MUX_RT_SANITIZER)
extern __typeof__(mux_enter) own_entry __attribute__((alias("mux_enter"), visibility("hidden")));
static const char entry_name[] = "mux_enter";
#elif !defined(MUX_RT_WRAP)
extern void *own_entry(size_t) __attribute__((copy(malloc), alias("malloc"), visibility("hidden")));
static const char entry_name[] = "malloc";
#endif

static int other_in_front(void) {
#if defined(MUX_RT_WRAP)
  return 0;
#else
  void *p = dlsym(RTLD_DEFAULT, entry_name);
  Dl_info where;
  const ElfW(Sym) *symbol = NULL;
  if (!p || p == (void *)own_entry) return 0;
  /* A program at a fixed address that takes the function's address has a stub of
     its own that stands for whoever defines it. */
  return !dladdr1(p, &where, (void **)&symbol, RTLD_DL_SYMENT) || !symbol || symbol->st_shndx != SHN_UNDEF;
#endif
}

/* overruled reports whether the program's calls go to an allocator that was put
   in the place of this one in another way, as valgrind does: a block of ours is
   larger than asked for. */
static int overruled(void) {
#if defined(MUX_RT_SANITIZER) || defined(MUX_RT_WRAP)
  return 0;
#else
  void *(*volatile take)(size_t) = malloc;
  void (*volatile give)(void *) = free;
  size_t (*real)(void *) = library_usable(), n = 24;
  void *p = take(n);
  int other = p && real && real(p) < n + TRAILER;
  give(p);
  return other;
#endif
}

__attribute__((constructor(101))) static void start(void) {
  const char *s = getenv("MUX_ON_VIOLATION");
  if (started || other_in_front()) return;
  if (s && !strcmp(s, "abort"))
    on_violation = ON_ABORT;
  else if (s && !strcmp(s, "count"))
    on_violation = ON_COUNT;
  else if (s && (!*s || !strcmp(s, "log")))
    s = NULL;
  find_libraries();
  alloc_init();
  if (overruled()) {
    if (s || getenv("MUX_SUMMARY")) {
      struct line l;
      l.n = 0;
      append(&l, "mux: another allocator serves this program: nothing is counted or checked");
      emit(&l, 2);
    }
    return;
  }
  if (pthread_key_create(&key, thread_exit)) return;
  pthread_atfork(before_fork, after_fork_parent, after_fork_child);
  started = 1;
  thread_init(&T);
  if (s && on_violation == ON_LOG) {
    struct line l;
    l.n = 0;
    append(&l, "mux: MUX_ON_VIOLATION=%s is none of log, abort, count; log is used", s);
    emit(&l, 2);
  }
}

static void summary(int fd) {
  struct line l;
  l.n = 0;
  append(&l,
         "mux: summary: alloc %lld free %lld net %lld peak %lld checked %lld violations %lld",
         (long long)total.alloc, (long long)total.freed, (long long)(total.alloc - total.freed),
         (long long)total.high, (long long)total.checked, (long long)total.violations);
  if (total.undefined) append(&l, " undefined %lld", (long long)total.undefined);
  if (total.unchecked) append(&l, " unchecked %lld", (long long)total.unchecked);
  if (total.foreign) append(&l, " foreign %lld", (long long)total.foreign);
  emit(&l, fd);
}

__attribute__((destructor(101))) static void stop(void) {
  const char *s = getenv("MUX_SUMMARY");
  struct thread *t;
  int fd;
  if (!started) return;
  judge_open_calls(&T);
  pthread_mutex_lock(&registry_lock);
  for (t = registry; t; t = t->next) absorb(t);
  pthread_mutex_unlock(&registry_lock);
  if ((!s || !*s || !strcmp(s, "0")) && !(on_violation == ON_COUNT && total.violations)) return;
  if (!s || !*s || !strcmp(s, "0") || !strcmp(s, "1")) {
    summary(2);
    return;
  }
  fd = open(s, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (fd < 0) return;
  summary(fd);
  close(fd);
}
