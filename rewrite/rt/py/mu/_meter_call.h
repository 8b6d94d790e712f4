/* This file makes a checked call: clauses at entry, counters before and after,
   and the judgement in Python when something may be wrong. */

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
  struct counters before = counters_now(), after;
  Py_ssize_t modules, nargs = PyVectorcall_NARGS(nargsf);
  PyObject *tuple, *dict, *values, *result;
  if (!arguments(args, nargs, kwnames, &tuple, &dict)) return NULL;
  values = PyObject_CallFunctionObjArgs(c->evaluate, tuple, dict, NULL);
  Py_DECREF(tuple);
  Py_DECREF(dict);
  if (!values) return NULL;
  modules = look();
  counters_begin(&before);
  result = PyObject_Vectorcall(c->func, args, nargsf & ~PY_VECTORCALL_ARGUMENTS_OFFSET, kwnames);
  after = counters_now();
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
  counters_end(&before, after);
  return result;
}

static PyObject *checked_vectorcall(PyObject *self, PyObject *const *args, size_t nargsf,
                                    PyObject *kwnames) {
  Checked *c = (Checked *)self;
  struct counters before, after;
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
  before = counters_now();
  counters_begin(&before);
  result = PyObject_Vectorcall(c->func, args, nargsf, kwnames);
  after = counters_now();
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
    }
  }
  counters_end(&before, after);
  return result;
}
