/* This file counts the data of numpy's arrays. They need no header, as numpy says
   the size when it frees. */

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
  acquired(n);
  T.array_net += n;
  if (T.array_net > T.array_peak) T.array_peak = T.array_net;
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
    released((int64_t)n);
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
