/* This file evaluates clauses: programs for a small stack machine. */

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
