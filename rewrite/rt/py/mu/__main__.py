# This file runs a script or a module with clauses: python -m mu script.py args.

import os
import sys

_USAGE = """usage: python -m mu [-m module | script.py | -] [argument ...]

Runs a Python program whose memory-usage clauses are expressions over parameters,
with checked calls. MUX_STUBS=off, MUX_ON_VIOLATION=log|raise|abort|count,
MUX_METER=auto|tracemalloc|accelerator and MUX_RESOLUTION=bytes steer it.
"""


def _program(args, namespace):
    """The code to run, its sys.argv and the first entry of sys.path."""
    from mu._hook import compile_source

    if args[0] == "-m":
        from importlib.machinery import SourceFileLoader
        from importlib.util import find_spec

        sys.path.insert(0, os.getcwd())
        name = args[1]
        spec = find_spec(name)
        if spec is not None and spec.submodule_search_locations is not None:
            name += ".__main__"
            spec = find_spec(name)
        if spec is None or not isinstance(spec.loader, SourceFileLoader):
            sys.exit("mu: no Python module %s" % args[1])
        path = spec.loader.path
        namespace["__spec__"] = spec
        namespace["__package__"] = spec.parent
        del sys.path[0]
        argv, first = [path] + args[2:], os.getcwd()
    elif args[0] == "-":
        namespace["__file__"] = "<stdin>"
        return compile_source(sys.stdin.buffer.read(), "<stdin>"), args, ""
    else:
        path = args[0]
        if os.path.isdir(path):
            first = path
            path = os.path.join(path, "__main__.py")
        else:
            first = os.path.dirname(os.path.realpath(path))
        argv = args
    try:
        with open(path, "rb") as f:
            source = f.read()
    except OSError as error:
        sys.exit("mu: can't open file %r: %s" % (path, error.strerror))
    namespace["__file__"] = path
    return compile_source(source, path), argv, first


def _strip(tb):
    """A traceback without the frames that lead to the program."""
    here = os.path.dirname(os.path.abspath(__file__))
    start = tb
    while start is not None:
        name = start.tb_frame.f_code.co_filename
        if not (name.startswith("<frozen") or os.path.basename(name) == "runpy.py"):
            if os.path.dirname(os.path.abspath(name)) != here:
                return start
        start = start.tb_next
    return None


def _excepthook(kind, value, tb):
    short = _strip(tb)
    # A SyntaxError of the program itself has only frames of ours.
    value = value.with_traceback(short)
    sys.__excepthook__(kind, value, short)


def main(args):
    if not args or args[0] in ("-h", "--help") or args == ["-m"]:
        sys.stderr.write(_USAGE)
        return 2 if not args or args == ["-m"] else 0
    # This very module is __main__ now; the program gets one of its own.
    import types

    import mu
    from mu._state import state

    mu.install()
    if state.armed:
        state.current()
    sys.excepthook = _excepthook
    module = types.ModuleType("__main__")
    namespace = module.__dict__
    namespace["__builtins__"] = __builtins__
    namespace["__annotations__"] = {}
    if sys.version_info >= (3, 14):
        del namespace["__annotations__"]
    code, argv, first = _program(args, namespace)
    sys.modules["__main__"] = module
    sys.argv[:] = argv
    if sys.path:
        sys.path[0] = first
    exec(code, namespace)
    return 0


if __name__ == "__main__":
    if not __package__:  # started as a folder, which keeps others' mu.py out of the way
        _here = os.path.dirname(os.path.abspath(__file__))
        _first = sys.path.pop(0)
        sys.path.insert(0, os.path.dirname(_here))
        import mu  # noqa: F401
        import mu.__main__

        sys.path[0] = _first
        sys.exit(mu.__main__.main(sys.argv[1:]))
    sys.exit(main(sys.argv[1:]))
