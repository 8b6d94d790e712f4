/* This file keeps a few small blocks that were given back, by domain and size class,
   for the next that is asked for: it spares a program that is measured most of the
   way through the allocator below, and pays for the counting. Callers have the
   interpreter lock. Interpreters with locks and memory of their own, which there are
   from 3.12 on, must not meet here. */

enum { CLASSES = SMALL / 16 + 1, SHELF = 65536 };

/* A shelf's blocks are linked through their first word; room is how many more it
   takes, 64 KiB in all. */
struct shelf {
  void *first;
  int room;
};

/* small is the context of a hook for small blocks: the allocator below, and the
   shelves of its domain. */
struct small {
  PyMemAllocatorEx below;
  struct shelf shelves[CLASSES];
};
static struct small objects = {{0}}, memory = {{0}};

static inline struct shelf *shelf_of(struct small *d, size_t n) { return &d->shelves[(n + 15) / 16]; }

/* whole is what is asked of the allocator below for n bytes, so that the block
   serves all of its class. */
static inline size_t whole(size_t n) { return (n + 15) & ~(size_t)15; }

/* shelf_take is a block, or NULL. */
static inline void *shelf_take(struct shelf *s) {
  void *p = s->first;
  if (LIKELY(p != NULL)) {
    s->first = *(void **)p;
    s->room++;
  }
  return p;
}

/* shelf_put says whether there was room. */
static inline int shelf_put(struct shelf *s, void *p) {
  if (UNLIKELY(s->room <= 0)) return 0;
  *(void **)p = s->first;
  s->first = p;
  s->room--;
  return 1;
}

/* at_home says that the thread runs the interpreter whose blocks the shelves have.
   3.12 tells when it makes another one; later versions have to be asked. */
#if PY_VERSION_HEX >= 0x030D0000
static PyInterpreterState *home;
static inline int at_home(void) {
  PyThreadState *t = PyThreadState_GetUnchecked();
  return LIKELY(t != NULL) && LIKELY(t->interp == home);
}
#else
static inline int at_home(void) { return 1; }
#endif

#if PY_VERSION_HEX >= 0x030C0000 && PY_VERSION_HEX < 0x030D0000
static int shelves_audit(const char *event, PyObject *args, void *unused) {
  (void)args, (void)unused;
  if (event[0] == 'c' && !strcmp(event, "cpython.PyInterpreterState_New")) {
    /* What lies on them is lost. */
    memset(objects.shelves, 0, sizeof objects.shelves);
    memset(memory.shelves, 0, sizeof memory.shelves);
  }
  return 0;
}
#endif

/* shelves_open is called once, before the hooks are there. Class 0 stays closed:
   a block of no bytes is of class 1 to the allocator below. */
static int shelves_open(void) {
  int i;
#if PY_VERSION_HEX >= 0x030D0000
  home = PyInterpreterState_Get();
#elif PY_VERSION_HEX >= 0x030C0000
  if (PyInterpreterState_Next(PyInterpreterState_Head()) != NULL) return 0; /* there are several already */
  if (PySys_AddAuditHook(shelves_audit, NULL) < 0) return -1;
#endif
  for (i = 1; i < CLASSES; i++) objects.shelves[i].room = memory.shelves[i].room = SHELF / (16 * i);
  return 0;
}
