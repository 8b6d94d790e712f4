/* This file is the type of a checked function, which stands for it. */

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
