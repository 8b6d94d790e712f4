# This file finds the accelerator, or builds it with the machine's C compiler.

import os
import sys


def load(build=False):
    """The module _meter, or None when it is not built. build says to build it
    when needed; then a failure is an ImportError that says why."""
    why = _unfit()
    if why is None:
        try:
            from . import _meter

            return _meter
        except ImportError:
            pass
        path, name = _place()
        if build and not os.path.exists(path):
            why = compile_to(path)
        if why is None and os.path.exists(path):
            try:
                return _open(path, name)
            except ImportError as error:
                why = str(error)
    if build:
        raise ImportError("mu: the accelerator cannot be used: %s" % why)
    return None


def _unfit():
    if sys.implementation.name != "cpython":
        return "it is for CPython"
    import sysconfig

    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        return "this interpreter is free-threaded"
    tracemalloc = sys.modules.get("tracemalloc")
    if tracemalloc is not None and tracemalloc.is_tracing():
        # Its hooks would be below ours, and stopping it would drop ours.
        return "tracemalloc is tracing"
    return None


def sources():
    """The files of the accelerator's source; the first is what is compiled, the
    others are what it includes."""
    here = os.path.dirname(os.path.abspath(__file__))
    parts = sorted(n for n in os.listdir(here) if n.startswith("_meter_") and n.endswith(".h"))
    return [os.path.join(here, name) for name in ["_meter.c"] + parts]


def _place():
    """Where a build of this source for this interpreter is kept."""
    import hashlib
    import sysconfig

    key = hashlib.sha256()
    for path in sources():
        with open(path, "rb") as f:
            key.update(f.read())
    key.update(("%s %s" % (sys.version, sysconfig.get_platform())).encode())
    name = "_meter-%s%s" % (key.hexdigest()[:20], sysconfig.get_config_var("EXT_SUFFIX") or ".so")
    return os.path.join(cache_dir(), name), "mu._meter"


def cache_dir():
    """$MUX_CACHE_DIR, else mux in the user's cache folder."""
    given = os.environ.get("MUX_CACHE_DIR")
    if given:
        return given
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "mux")


def _open(path, name):
    from importlib.machinery import ExtensionFileLoader
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location(name, path, loader=ExtensionFileLoader(name, path))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[name] = module
    return module


def compile_to(path):
    """Compile the accelerator; None, or why it could not be built."""
    import shlex
    import subprocess
    import sysconfig
    import tempfile

    include = sysconfig.get_paths()["include"]
    if not os.path.exists(os.path.join(include, "Python.h")):
        return "Python.h is not in %s" % include
    platinclude = sysconfig.get_paths()["platinclude"]
    command = shlex.split(os.environ.get("CC") or "cc")
    command += ["-O2", "-fPIC", "-I" + include, "-I" + platinclude]
    command += ["-bundle", "-undefined", "dynamic_lookup"] if sys.platform == "darwin" else ["-shared"]
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=".meter-", suffix=".so", dir=os.path.dirname(path))
        os.close(handle)
    except OSError as error:
        return str(error)
    try:
        done = subprocess.run(
            command + ["-o", temporary, sources()[0]],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
        )
        if done.returncode:
            return "the C compiler failed: %s" % done.stdout.decode("utf-8", "replace").strip()
        os.chmod(temporary, 0o755)
        os.replace(temporary, path)  # processes may race
        return None
    except (OSError, subprocess.SubprocessError) as error:
        return str(error)
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
