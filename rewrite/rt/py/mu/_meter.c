/* This file is the accelerator of package mu as a module: it counts, per thread,
   the bytes that the interpreter's allocator domains and numpy's array data take,
   and wraps checked functions with next to no cost. It is optional; without it
   the package measures with tracemalloc. The headers are its parts, one subject
   each, in one translation unit so that all of a call can be inlined. */

#include "_meter_count.h"
#include "_meter_numpy.h"
#include "_meter_program.h"
#include "_meter_call.h"
#include "_meter_type.h"

static PyObject *meter_install(PyObject *m, PyObject *unused) {
  PyMemAllocatorEx raw = {&raw_below, raw_malloc, raw_calloc, raw_realloc, raw_free};
  PyMemAllocatorEx mem = {&memory, hook_malloc, hook_calloc, hook_realloc, hook_free};
  PyMemAllocatorEx obj = {&objects, hook_malloc, hook_calloc, hook_realloc, hook_free};
  (void)m, (void)unused;
  if (!installed) {
    parts_begin();
    if (shelves_open() < 0) return NULL;
    PyMem_GetAllocator(PYMEM_DOMAIN_RAW, &raw_below);
    PyMem_GetAllocator(PYMEM_DOMAIN_MEM, &memory.below);
    PyMem_GetAllocator(PYMEM_DOMAIN_OBJ, &objects.below);
    PyMem_SetAllocator(PYMEM_DOMAIN_RAW, &raw);
    PyMem_SetAllocator(PYMEM_DOMAIN_MEM, &mem);
    PyMem_SetAllocator(PYMEM_DOMAIN_OBJ, &obj);
    installed = 1;
  }
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
  struct counters before;
  (void)m, (void)unused;
  if (!token) return NULL;
  look();
  before = counters_now();
  memcpy(PyBytes_AS_STRING(token), &before, sizeof before);
  counters_begin(&before);
  return token;
}

static PyObject *meter_leave(PyObject *m, PyObject *token) {
  struct counters after = counters_now(), before;
  (void)m;
  if (!PyBytes_CheckExact(token) || PyBytes_GET_SIZE(token) != sizeof before) {
    PyErr_SetString(PyExc_TypeError, "not what enter returned");
    return NULL;
  }
  memcpy(&before, PyBytes_AS_STRING(token), sizeof before);
  counters_end(&before, after);
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
