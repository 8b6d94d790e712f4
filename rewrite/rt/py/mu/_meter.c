/* This file is the accelerator of package mu: it counts, per thread, the bytes
   that the interpreter's three allocator domains and numpy's array data take,
   and wraps checked functions with next to no cost. It is optional; without it
   the package measures with tracemalloc.

   Every block of the interpreter's domains gets a header with the size asked
   for. Blocks that are older than the hooks have none: the key in a header
   depends on its address and on a random number, so that what stands before
   such a block is not taken for one. Array data need no header, as numpy says
   the size when it frees. */

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

/* numpy's data allocator (its header numpy/ndarraytypes.h), declared here so
   that numpy is not needed to build. */
typedef struct {
  void *ctx;
  void *(*malloc)(void *ctx, size_t size);
  void *(*calloc)(void *ctx, size_t count, size_t size);
  void *(*realloc)(void *ctx, void *p, size_t size);
  void (*free)(void *ctx, void *p, size_t size);
} data_allocator;
typedef struct {
  char name[127];
  uint8_t version;
  data_allocator allocator;
} data_handler;

static data_allocator array_below;
static int arrays; /* 0 numpy not seen, 1 hooked, -1 cannot be hooked */

static inline void array_acquired(int64_t n) {
  struct counters *t = &T;
  acquired(n);
  t->array_net += n;
  if (t->array_net > t->array_peak) t->array_peak = t->array_net;
}

static void *array_malloc(void *ctx, size_t n) {
  void *p = array_below.malloc(ctx, n);
  if (p) array_acquired((int64_t)n);
  return p;
}

static void *array_calloc(void *ctx, size_t count, size_t size) {
  void *p = array_below.calloc(ctx, count, size);
  if (p) array_acquired((int64_t)(count * size));
  return p;
}

static void *array_realloc(void *ctx, void *p, size_t n) {
  int64_t old = 0;
  void *q;
#if defined(__GLIBC__)
  old = p ? (int64_t)malloc_usable_size(p) : 0; /* numpy does not say; at most 24 more */
#else
  old = p ? (int64_t)n : 0;
#endif
  q = array_below.realloc(ctx, p, n);
  if (q) array_acquired((int64_t)n - old);
  return q;
}

static void array_free(void *ctx, void *p, size_t n) {
  if (p) {
    T.net -= (int64_t)n;
    T.array_net -= (int64_t)n;
  }
  array_below.free(ctx, p, n);
}

enum { API_FEATURES = 211, API_DEFAULT_HANDLER = 306, FEATURES_1_22 = 0xf };

/* hook_arrays counts numpy's data from now on, if numpy is there. The default
   handler itself is changed: a handler set by numpy's own function would hold
   for the present context only and miss other threads. */
static void hook_arrays(PyObject *modules) {
  static const char *const names[] = {"numpy._core._multiarray_umath",
                                      "numpy.core._multiarray_umath"};
  PyObject *module = NULL, *capsule, *handler;
  void **api;
  data_handler *d = NULL;
  int i;
  for (i = 0; i < 2 && !module; i++) module = PyDict_GetItemString(modules, names[i]);
  if (!module) return;
  capsule = PyObject_GetAttrString(module, "_ARRAY_API");
  if (!capsule) { /* numpy is being imported */
    PyErr_Clear();
    return;
  }
  arrays = -1;
  api = PyCapsule_CheckExact(capsule) ? PyCapsule_GetPointer(capsule, NULL) : NULL;
  Py_DECREF(capsule);
  if (api && ((unsigned (*)(void))api[API_FEATURES])() >= FEATURES_1_22) {
    handler = *(PyObject **)api[API_DEFAULT_HANDLER];
    if (handler && PyCapsule_IsValid(handler, "mem_handler"))
      d = PyCapsule_GetPointer(handler, "mem_handler");
  }
  PyErr_Clear();
  if (!d || d->version != 1 || strcmp(d->name, "default_allocator")) return;
  array_below = d->allocator;
  d->allocator.malloc = array_malloc;
  d->allocator.calloc = array_calloc;
  d->allocator.realloc = array_realloc;
  d->allocator.free = array_free;
  arrays = 1;
}

/* look is called when a checked call begins: modules may have been imported. */
static inline Py_ssize_t look(void) {
  static Py_ssize_t seen;
  PyObject *modules = PyImport_GetModuleDict();
  Py_ssize_t n = modules ? PyDict_GET_SIZE(modules) : 0;
  if (UNLIKELY(n != seen) && modules) {
    seen = n;
    if (!arrays) hook_arrays(modules);
  }
  return n;
}

/* A clause over integer parameters and lengths is a program for a small stack
   machine; anything else, and anything unusual, is evaluated in Python. */
enum { OP_CONST, OP_ARG, OP_LEN, OP_ADD, OP_SUB, OP_MUL, OP_FLOORDIV, OP_MIN, OP_MAX,
       OP_LT, OP_LE, OP_EQ, OP_NE, OP_GT, OP_GE, OP_LAST };
enum { STACK = 16 };

/* An operation takes its second operand from a constant or an argument when one
   stands right before it, else from the stack. OP_CONST stands for the load of
   any operand. */
enum { FROM_CONST, FROM_ARG, FROM_LEN, FROM_STACK };
struct op {
  int code, from;
  int64_t arg;
};
enum { CONSUMED, FREED, PEAK, REQUIRES, PROGRAMS };

typedef struct {
  PyObject_HEAD
  vectorcallfunc vectorcall;
  PyObject *func, *dict, *weakrefs;
  PyObject *evaluate, *judge, *defaults;
  Py_ssize_t nparams;
  struct op *program[PROGRAMS];
  int length[PROGRAMS];
  int plan; /* PLAN_… */
  int bulk; /* judge by array data alone */
} Checked;

enum { PLAN_NONE, PLAN_PROGRAMS, PLAN_PYTHON };

/* argument is the default of parameter i, of a call with n arguments. */
static PyObject *argument(Checked *c, Py_ssize_t n, Py_ssize_t i) {
  Py_ssize_t d;
  if (i < n) return NULL;
  d = c->defaults ? i - (c->nparams - PyTuple_GET_SIZE(c->defaults)) : -1;
  return d >= 0 ? PyTuple_GET_ITEM(c->defaults, d) : NULL;
}

/* small_int reads an int of one digit without a call. */
static inline int small_int(PyObject *x, int64_t *out) {
#if PY_VERSION_HEX >= 0x030C0000
  if (!PyUnstable_Long_IsCompact((PyLongObject *)x)) return 0;
  *out = PyUnstable_Long_CompactValue((PyLongObject *)x);
  return 1;
#else
  Py_ssize_t digits = Py_SIZE(x);
  if (digits > 1 || digits < -1) return 0;
  *out = digits * (int64_t)(digits ? ((PyLongObject *)x)->ob_digit[0] : 0);
  return 1;
#endif
}

/* length reads the len of an object of a type that has nothing else to say. */
static inline int length(PyObject *x, int64_t *out) {
  if (PyList_CheckExact(x) || PyTuple_CheckExact(x) || PyBytes_CheckExact(x))
    *out = Py_SIZE(x);
  else if (PyDict_CheckExact(x))
    *out = PyDict_GET_SIZE(x);
  else if (PyUnicode_CheckExact(x))
    *out = PyUnicode_GET_LENGTH(x);
  else
    return 0;
  return 1;
}

/* run evaluates a program; false means that Python has to do it. */
static inline int run(Checked *c, int which, PyObject *const *args, Py_ssize_t n, int64_t *out) {
  int64_t stack[STACK + 1], *s = stack, a = 0, b;
  const struct op *o = c->program[which], *end = o + c->length[which];
  for (; o < end; o++) {
    PyObject *x;
    switch (o->from) {
    case FROM_CONST:
      b = o->arg;
      break;
    case FROM_ARG:
      x = LIKELY(o->arg < n) ? args[o->arg] : argument(c, n, (Py_ssize_t)o->arg);
      if (!x || !PyLong_Check(x)) return 0;
      if (UNLIKELY(!small_int(x, &b))) {
        int overflow;
        b = PyLong_AsLongLongAndOverflow(x, &overflow);
        if (overflow) return 0;
      }
      break;
    case FROM_LEN:
      x = o->arg < n ? args[o->arg] : argument(c, n, (Py_ssize_t)o->arg);
      if (!x || !length(x, &b)) return 0;
      break;
    default:
      b = a;
      a = *--s;
    }
    switch (o->code) {
    case OP_CONST:
      *s++ = a;
      a = b;
      break;
    case OP_ADD:
      if (__builtin_add_overflow(a, b, &a)) return 0;
      break;
    case OP_SUB:
      if (__builtin_sub_overflow(a, b, &a)) return 0;
      break;
    case OP_MUL:
      if (__builtin_mul_overflow(a, b, &a)) return 0;
      break;
    case OP_FLOORDIV:
      if (b <= 0) return 0;
      a = a / b - (a % b < 0);
      break;
    case OP_MIN: a = a < b ? a : b; break;
    case OP_MAX: a = a > b ? a : b; break;
    case OP_LT: a = a < b; break;
    case OP_LE: a = a <= b; break;
    case OP_EQ: a = a == b; break;
    case OP_NE: a = a != b; break;
    case OP_GT: a = a > b; break;
    case OP_GE: a = a >= b; break;
    }
  }
  *out = a;
  return 1;
}

/* bounds are the values of the clauses at entry. */
struct bounds {
  int64_t value[PROGRAMS];
};

static inline int over(int64_t measured, int64_t declared) {
  if (declared < 0) declared = 0;
  return measured - resolution > declared;
}

/* wrong reports whether a call may break a clause; Python then says which. */
static inline int wrong(Checked *c, const struct bounds *b, int64_t n, int64_t p, int ok) {
  if (c->program[PEAK] && over(p, b->value[PEAK])) return 1;
  if (!ok || !c->program[CONSUMED]) return 0;
  if (over(p, b->value[CONSUMED])) return 1;
  if (!c->program[FREED]) return 0;
  {
    int64_t net;
    return __builtin_sub_overflow(b->value[CONSUMED], b->value[FREED], &net) || n - resolution > net;
  }
}

static PyObject *values_of(Checked *c, const struct bounds *b) {
  PyObject *t = PyTuple_New(3);
  int i;
  if (!t) return NULL;
  for (i = CONSUMED; i <= PEAK; i++) {
    PyObject *v = c->program[i] ? PyLong_FromLongLong(b->value[i]) : (Py_INCREF(Py_None), Py_None);
    if (!v) {
      Py_DECREF(t);
      return NULL;
    }
    PyTuple_SET_ITEM(t, i, v);
  }
  return t;
}

/* arguments makes the tuple and dict of a call for Python code of ours. */
static int arguments(PyObject *const *args, Py_ssize_t n, PyObject *kwnames, PyObject **tuple,
                     PyObject **dict) {
  Py_ssize_t i, k = kwnames ? PyTuple_GET_SIZE(kwnames) : 0;
  *dict = NULL;
  *tuple = PyTuple_New(n);
  if (!*tuple) return 0;
  for (i = 0; i < n; i++) {
    Py_INCREF(args[i]);
    PyTuple_SET_ITEM(*tuple, i, args[i]);
  }
  *dict = PyDict_New();
  for (i = 0; *dict && i < k; i++)
    if (PyDict_SetItem(*dict, PyTuple_GET_ITEM(kwnames, i), args[n + i]) < 0) Py_CLEAR(*dict);
  if (*dict) return 1;
  Py_CLEAR(*tuple);
  return 0;
}

/* tell lets Python judge a call. It keeps an exception that is on its way;
   result is given up when the verdict raises one. */
static PyObject *tell(Checked *c, PyObject *values, PyObject *const *args, Py_ssize_t nargs,
                      PyObject *kwnames, int64_t n, int64_t p, PyObject *result) {
  PyObject *type = NULL, *value = NULL, *tb = NULL, *tuple, *dict, *done = NULL;
  if (!result) PyErr_Fetch(&type, &value, &tb);
  if (arguments(args, nargs, kwnames, &tuple, &dict)) {
    done = PyObject_CallFunction(c->judge, "OOOLLi", values, tuple, dict, (long long)n, (long long)p,
                                 result != NULL);
    Py_DECREF(tuple);
    Py_DECREF(dict);
  }
  if (!result) {
    if (!done) PyErr_Clear();
    PyErr_Restore(type, value, tb);
  } else if (!done) {
    Py_CLEAR(result);
  }
  Py_XDECREF(done);
  return result;
}

/* checked_slow is a call whose clauses are evaluated and judged in Python. What
   that takes is hidden from the counters. */
static PyObject *checked_slow(Checked *c, PyObject *const *args, size_t nargsf, PyObject *kwnames) {
  struct counters *t = &T, before = *t, after;
  Py_ssize_t modules, nargs = PyVectorcall_NARGS(nargsf);
  PyObject *tuple, *dict, *values, *result;
  if (!arguments(args, nargs, kwnames, &tuple, &dict)) return NULL;
  values = PyObject_CallFunctionObjArgs(c->evaluate, tuple, dict, NULL);
  Py_DECREF(tuple);
  Py_DECREF(dict);
  if (!values) return NULL;
  modules = look();
  *t = before;
  t->peak = t->net;
  t->array_peak = t->array_net;
  result = PyObject_Vectorcall(c->func, args, nargsf & ~PY_VECTORCALL_ARGUMENTS_OFFSET, kwnames);
  after = *t;
  if (values != Py_None && look() == modules) {
    if (c->bulk && arrays == 1)
      result = tell(c, values, args, nargs, kwnames, after.array_net - before.array_net,
                    after.array_peak - before.array_net, result);
    else
      result = tell(c, values, args, nargs, kwnames, after.net - before.net,
                    after.peak - before.net, result);
  }
  {
    PyObject *type = NULL, *value = NULL, *tb = NULL;
    if (!result) PyErr_Fetch(&type, &value, &tb);
    Py_DECREF(values);
    if (!result) PyErr_Restore(type, value, tb);
  }
  *t = after;
  if (before.peak > t->peak) t->peak = before.peak;
  if (before.array_peak > t->array_peak) t->array_peak = before.array_peak;
  return result;
}

static PyObject *checked_vectorcall(PyObject *self, PyObject *const *args, size_t nargsf,
                                    PyObject *kwnames) {
  Checked *c = (Checked *)self;
  struct counters *t, before, after;
  struct bounds b;
  Py_ssize_t modules, nargs = PyVectorcall_NARGS(nargsf);
  PyObject *result;
  int i, judged = 1;
  if (UNLIKELY(!armed || c->plan == PLAN_NONE))
    return PyObject_Vectorcall(c->func, args, nargsf, kwnames);
  if (c->plan == PLAN_PYTHON || kwnames || nargs > c->nparams)
    return checked_slow(c, args, nargsf, kwnames);
  for (i = 0; i < PROGRAMS; i++)
    if (c->program[i] && !run(c, i, args, nargs, &b.value[i]))
      return checked_slow(c, args, nargsf, kwnames);
  if (c->program[REQUIRES]) judged = b.value[REQUIRES] != 0;
  modules = look();
  t = &T;
  before = *t;
  t->peak = t->net;
  t->array_peak = t->array_net;
  result = PyObject_Vectorcall(c->func, args, nargsf, kwnames);
  after = *t;
  if (LIKELY(judged)) {
    int bulk = c->bulk && arrays == 1;
    int64_t n = bulk ? after.array_net - before.array_net : after.net - before.net;
    int64_t p = bulk ? after.array_peak - before.array_net : after.peak - before.net;
    if (UNLIKELY(wrong(c, &b, n, p, result != NULL)) && look() == modules) {
      PyObject *type, *value, *tb, *values;
      PyErr_Fetch(&type, &value, &tb);
      values = values_of(c, &b);
      if (!values) PyErr_Clear();
      PyErr_Restore(type, value, tb);
      if (values) {
        result = tell(c, values, args, nargs, kwnames, n, p, result);
        Py_DECREF(values);
      }
      *t = after;
    }
  }
  if (before.peak > t->peak) t->peak = before.peak;
  if (before.array_peak > t->array_peak) t->array_peak = before.array_peak;
  return result;
}

static void drop_programs(Checked *c) {
  int i;
  for (i = 0; i < PROGRAMS; i++) {
    PyMem_RawFree(c->program[i]);
    c->program[i] = NULL;
    c->length[i] = 0;
  }
}

static int checked_traverse(PyObject *self, visitproc visit, void *arg) {
  Checked *c = (Checked *)self;
  Py_VISIT(c->func);
  Py_VISIT(c->dict);
  Py_VISIT(c->evaluate);
  Py_VISIT(c->judge);
  Py_VISIT(c->defaults);
  return 0;
}

static int checked_clear(PyObject *self) {
  Checked *c = (Checked *)self;
  c->plan = PLAN_NONE;
  Py_CLEAR(c->dict);
  Py_CLEAR(c->evaluate);
  Py_CLEAR(c->judge);
  Py_CLEAR(c->defaults);
  return 0;
}

static void checked_dealloc(PyObject *self) {
  Checked *c = (Checked *)self;
  PyObject_GC_UnTrack(self);
  if (c->weakrefs) PyObject_ClearWeakRefs(self);
  checked_clear(self);
  Py_CLEAR(c->func);
  drop_programs(c);
  Py_TYPE(self)->tp_free(self);
}

static PyObject *checked_new(PyTypeObject *type, PyObject *args, PyObject *kwds) {
  PyObject *func;
  Checked *c;
  (void)kwds;
  if (!PyArg_ParseTuple(args, "O", &func)) return NULL;
  c = (Checked *)type->tp_alloc(type, 0);
  if (!c) return NULL;
  Py_INCREF(func);
  c->func = func;
  c->vectorcall = checked_vectorcall;
  return (PyObject *)c;
}

static PyObject *checked_get(PyObject *self, PyObject *obj, PyObject *type) {
  (void)type;
  if (!obj || obj == Py_None) {
    Py_INCREF(self);
    return self;
  }
  return PyMethod_New(self, obj);
}

static PyObject *checked_repr(PyObject *self) {
  return PyUnicode_FromFormat("<mu checked %R>", ((Checked *)self)->func);
}

/* program reads a list of (code, argument) pairs. */
static int program(Checked *c, int which, PyObject *list) {
  Py_ssize_t i, n, depth = 0;
  struct op *ops;
  int made = 0;
  if (list == Py_None) return 1;
  if (!PyList_Check(list) || !(n = PyList_GET_SIZE(list)) || n > 1000) goto bad;
  ops = PyMem_RawCalloc((size_t)n, sizeof *ops);
  if (!ops) {
    PyErr_NoMemory();
    return 0;
  }
  c->program[which] = ops;
  for (i = 0; i < n; i++) {
    long long code, arg;
    PyObject *pair = PyList_GET_ITEM(list, i);
    if (!PyTuple_Check(pair) || !PyArg_ParseTuple(pair, "LL", &code, &arg)) goto bad;
    if (code < 0 || code >= OP_LAST) goto bad;
    if ((code == OP_ARG || code == OP_LEN) && (arg < 0 || arg >= c->nparams)) goto bad;
    depth += code <= OP_LEN ? 1 : -1;
    if (depth < 1 || depth > STACK) goto bad;
    if (code <= OP_LEN) {
      ops[made].code = OP_CONST;
      ops[made].from = (int)code;
      ops[made++].arg = arg;
    } else if (depth >= 1 && made > 1 && ops[made - 1].code == OP_CONST) {
      ops[made - 1].code = (int)code;
    } else {
      ops[made].code = (int)code;
      ops[made++].from = FROM_STACK;
    }
  }
  c->length[which] = made;
  if (depth == 1) return 1;
bad:
  if (!PyErr_Occurred()) PyErr_SetString(PyExc_ValueError, "not a clause program");
  return 0;
}

static PyObject *checked_plan(PyObject *self, PyObject *args) {
  Checked *c = (Checked *)self;
  PyObject *evaluate, *judge, *programs, *defaults, *old;
  Py_ssize_t nparams;
  int bulk, i;
  if (!PyArg_ParseTuple(args, "OOOnOp", &evaluate, &judge, &programs, &nparams, &defaults, &bulk))
    return NULL;
  drop_programs(c);
  c->plan = PLAN_NONE;
  c->nparams = nparams;
  c->bulk = bulk;
  old = c->evaluate, Py_INCREF(evaluate), c->evaluate = evaluate, Py_XDECREF(old);
  old = c->judge, Py_INCREF(judge), c->judge = judge, Py_XDECREF(old);
  Py_CLEAR(c->defaults);
  if (PyTuple_Check(defaults) && PyTuple_GET_SIZE(defaults) <= nparams) {
    Py_INCREF(defaults);
    c->defaults = defaults;
  }
  if (programs == Py_None) {
    c->plan = PLAN_PYTHON;
    Py_RETURN_NONE;
  }
  if (!PyTuple_Check(programs) || PyTuple_GET_SIZE(programs) != PROGRAMS) {
    PyErr_SetString(PyExc_TypeError, "programs must be a tuple of four");
    return NULL;
  }
  for (i = 0; i < PROGRAMS; i++)
    if (!program(c, i, PyTuple_GET_ITEM(programs, i))) return NULL;
  c->plan = PLAN_PROGRAMS;
  Py_RETURN_NONE;
}

/* A checked function pickles as its name, like functools.lru_cache's. */
static PyObject *checked_reduce(PyObject *self, PyObject *unused) {
  (void)unused;
  return PyObject_GetAttrString(self, "__qualname__");
}

static PyObject *checked_copy(PyObject *self, PyObject *unused) {
  (void)unused;
  Py_INCREF(self);
  return self;
}

static PyMethodDef checked_methods[] = {
    {"_plan", checked_plan, METH_VARARGS, "_plan(evaluate, judge, programs, nparams, defaults, bulk)"},
    {"__reduce__", checked_reduce, METH_NOARGS, NULL},
    {"__copy__", checked_copy, METH_NOARGS, NULL},
    {"__deepcopy__", checked_copy, METH_O, NULL},
    {NULL, NULL, 0, NULL}};

static PyGetSetDef checked_getset[] = {
    {"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static PyTypeObject checked_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "mu._meter.Checked",
    .tp_doc = "A function whose calls are checked.",
    .tp_basicsize = sizeof(Checked),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_VECTORCALL |
                Py_TPFLAGS_METHOD_DESCRIPTOR,
    .tp_new = checked_new,
    .tp_dealloc = checked_dealloc,
    .tp_traverse = checked_traverse,
    .tp_clear = checked_clear,
    .tp_repr = checked_repr,
    .tp_call = PyVectorcall_Call,
    .tp_vectorcall_offset = offsetof(Checked, vectorcall),
    .tp_descr_get = checked_get,
    .tp_methods = checked_methods,
    .tp_getset = checked_getset,
    .tp_dictoffset = offsetof(Checked, dict),
    .tp_weaklistoffset = offsetof(Checked, weakrefs),
};

static PyObject *meter_install(PyObject *m, PyObject *unused) {
  static const PyMemAllocatorDomain domains[] = {PYMEM_DOMAIN_RAW, PYMEM_DOMAIN_MEM, PYMEM_DOMAIN_OBJ};
  int i;
  (void)m, (void)unused;
  for (i = 0; i < 3 && !installed; i++) {
    PyMemAllocatorEx hook = {&below[i], hook_malloc, hook_calloc, hook_realloc, hook_free};
    PyMem_GetAllocator(domains[i], &below[i]);
    PyMem_SetAllocator(domains[i], &hook);
  }
  installed = 1;
  look();
  Py_RETURN_NONE;
}

static PyObject *meter_arm(PyObject *m, PyObject *args) {
  int on, old = armed;
  long long r;
  (void)m;
  if (!PyArg_ParseTuple(args, "pL", &on, &r)) return NULL;
  armed = on;
  resolution = r;
  return PyBool_FromLong(old);
}

static PyObject *meter_enter(PyObject *m, PyObject *unused) {
  PyObject *token = PyBytes_FromStringAndSize(NULL, sizeof(struct counters));
  struct counters *t = &T, saved;
  (void)m, (void)unused;
  if (!token) return NULL;
  look();
  saved = *t;
  memcpy(PyBytes_AS_STRING(token), &saved, sizeof saved);
  t->peak = t->net;
  t->array_peak = t->array_net;
  return token;
}

static PyObject *meter_leave(PyObject *m, PyObject *token) {
  struct counters *t = &T, after = *t, before;
  (void)m;
  if (!PyBytes_CheckExact(token) || PyBytes_GET_SIZE(token) != sizeof before) {
    PyErr_SetString(PyExc_TypeError, "not what enter returned");
    return NULL;
  }
  memcpy(&before, PyBytes_AS_STRING(token), sizeof before);
  if (before.peak > t->peak) t->peak = before.peak;
  if (before.array_peak > t->array_peak) t->array_peak = before.array_peak;
  return Py_BuildValue("LLLL", (long long)(after.net - before.net),
                       (long long)(after.peak - before.net),
                       (long long)(after.array_net - before.array_net),
                       (long long)(after.array_peak - before.array_net));
}

static PyObject *meter_arrays(PyObject *m, PyObject *unused) {
  (void)m, (void)unused;
  look();
  return PyLong_FromLong(arrays);
}

static PyMethodDef methods[] = {
    {"install", meter_install, METH_NOARGS, "Count from now on."},
    {"arm", meter_arm, METH_VARARGS, "arm(on, resolution) -> whether checks were on"},
    {"enter", meter_enter, METH_NOARGS, "Begin a measurement of this thread; returns a token."},
    {"leave", meter_leave, METH_O,
     "leave(token) -> (net, peak, net of array data, peak of array data)"},
    {"arrays", meter_arrays, METH_NOARGS, "1 array data are counted, 0 no numpy, -1 cannot be."},
    {NULL, NULL, 0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, .m_name = "_meter", .m_doc = "Allocation counters.", .m_size = -1,
    .m_methods = methods};

PyMODINIT_FUNC PyInit__meter(void) {
  PyObject *m, *os, *random;
#ifdef Py_GIL_DISABLED
  /* The collector of this build walks the heap and must not meet headers. */
  PyErr_SetString(PyExc_ImportError, "no allocator hooks on a free-threaded interpreter");
  return NULL;
#endif
  os = PyImport_ImportModule("os");
  random = os ? PyObject_CallMethod(os, "urandom", "i", 8) : NULL;
  Py_XDECREF(os);
  if (!random) return NULL;
  if (PyBytes_Check(random) && PyBytes_GET_SIZE(random) == 8)
    memcpy(&secret, PyBytes_AS_STRING(random), 8);
  Py_DECREF(random);
  if (PyType_Ready(&checked_type) < 0) return NULL;
  m = PyModule_Create(&definition);
  if (!m) return NULL;
  Py_INCREF(&checked_type);
  if (PyModule_AddObject(m, "Checked", (PyObject *)&checked_type) < 0) {
    Py_DECREF(&checked_type);
    Py_DECREF(m);
    return NULL;
  }
  return m;
}
