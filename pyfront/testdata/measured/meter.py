"""Runs the functions of a file at its points and prints what each call took:
peak and what its result keeps, in bytes by tracemalloc. What the interpreter
keeps in its free lists counts as given back.
usage: meter.py FILE.py [function ...]"""
import copy
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


def measure(f, kw):
    for _ in range(2):
        f(**copy.deepcopy(kw))
    arg = copy.deepcopy(kw)
    gc.collect()
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
        out[name] = [measure(f, dict(zip(at, v))) for v in zip(*at.values())]
    json.dump(out, sys.stdout)


main()
