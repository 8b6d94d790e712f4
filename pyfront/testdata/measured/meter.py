"""Runs the functions of a file at its points and prints what each call took:
peak and what its result keeps, in bytes by tracemalloc. What the interpreter
keeps in its free lists counts as given back. With MUX_METER=malloc by the
allocator's counts, under `mux run` with PYTHONMALLOC=malloc.
usage: meter.py FILE.py [function ...]"""
import copy
import ctypes
import gc
import importlib.util
import inspect
import json
import os
import sys
import tracemalloc

os.environ["OPENBLAS_NUM_THREADS"] = "1"


def load(path):
    spec = importlib.util.spec_from_file_location(os.path.basename(path)[:-3], path)
    mod = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = mod
    spec.loader.exec_module(mod)
    return mod


class Counts(ctypes.Structure):
    _fields_ = [(k, ctypes.c_longlong) for k in ("alloc", "freed", "net", "peak", "a", "b", "c")]


def measure_blocks(f, kw):
    lib = ctypes.CDLL(None)
    call, kept = Counts(), Counts()
    for _ in range(2):
        f(**copy.deepcopy(kw))
    arg = copy.deepcopy(kw)
    gc.collect()
    gc.freeze()  # what is there is not looked at again: collecting is quick
    gc.disable()
    lib.mux_measure_begin(ctypes.byref(kept))
    lib.mux_measure_begin(ctypes.byref(call))
    r = f(**arg)
    lib.mux_measure_end(ctypes.byref(call))
    gc.collect()  # empties the free lists
    lib.mux_measure_end(ctypes.byref(kept))
    gc.enable()
    del r
    least = call.peak - max(0, call.net - kept.net)
    return {"params": kw, "peak": call.peak, "peak_least": least, "net_result": kept.net}


def measure(f, kw):
    if os.environ.get("MUX_METER") == "malloc":
        return measure_blocks(f, kw)
    for _ in range(2):
        f(**copy.deepcopy(kw))
    arg = copy.deepcopy(kw)
    gc.collect()
    gc.freeze()  # what is there is not looked at again: collecting is quick
    gc.disable()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    if hasattr(tracemalloc, "reset_peak"):  # from 3.9 on
        tracemalloc.reset_peak()
    r = f(**arg)
    held, peak = tracemalloc.get_traced_memory()
    gc.collect()  # empties the free lists
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    gc.enable()
    del r
    # What ended in free lists may have been alive at the peak, or lain in them.
    most = peak - before
    return {"params": kw, "peak": most, "peak_least": most - max(0, held - after), "net_result": after - before}


def argument(mod, v):
    """A point's value; a text "=EXPR" is evaluated in the module."""
    return eval(v[1:], vars(mod)) if isinstance(v, str) and v.startswith("=") else v


def described(kw):
    """The values as formulas speak of them: an array by its shape, an image by its
    size, another object by its attributes."""
    out = {}
    for k, v in kw.items():
        if hasattr(v, "shape"):
            size = 1
            for i, d in enumerate(v.shape):
                out["%s.shape[%d]" % (k, i)] = d
                size *= d
            out[k + ".size"] = size
        elif hasattr(v, "width") and hasattr(v, "height"):
            out[k + ".width"], out[k + ".height"] = v.width, v.height
        elif hasattr(v, "__dict__"):
            for a, w in vars(v).items():
                if isinstance(w, int):
                    out["%s.%s" % (k, a)] = w
                else:
                    out["len(%s.%s)" % (k, a)] = len(w)
        elif isinstance(v, (str, bytes, list)):
            out["len(%s)" % k] = len(v)
        else:
            out[k] = v
    return out


def found_out(mod, name, kw):
    """What the symbols of formulas are at a point, by the expressions of BINDINGS
    that start with "=": over the arguments."""
    names = getattr(mod, "BINDINGS", {}).get(name, {})
    return {k: eval(e[1:], vars(mod), kw) for k, e in names.items() if e.startswith("=")}


def main():
    mod = load(sys.argv[1])
    points = getattr(mod, "POINTS", {})
    out = {}
    for name, f in list(vars(mod).items()):
        if not inspect.isfunction(f) or f.__module__ != mod.__name__ or sys.argv[2:] and name not in sys.argv[2:]:
            continue
        at = points.get(name)
        if at is None:
            if list(inspect.signature(f).parameters) != ["n"]:
                continue
            at = {"n": [10, 1000, 20000]}
        out[name] = []
        for v in zip(*at.values()):
            kw = {k: argument(mod, a) for k, a in zip(at, v)}
            out[name].append(dict(measure(f, kw), params={**described(kw), **found_out(mod, name, kw)}))
    json.dump(out, sys.stdout, default=lambda v: None)


main()
