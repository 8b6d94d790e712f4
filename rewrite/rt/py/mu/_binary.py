# This file finds and runs the muxpy program.

import os
import sys


class BinaryNotFound(RuntimeError):
    """Something needs the muxpy program and it is not there."""


def find():
    """The path of muxpy: $MUXPY, in the package, or on PATH; None without."""
    given = os.environ.get("MUXPY")
    if given:
        return given
    name = "muxpy.exe" if sys.platform == "win32" else "muxpy"
    inside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bin", name)
    if os.access(inside, os.X_OK):
        return inside
    from shutil import which

    return which("muxpy")


def need(what):
    """find, or BinaryNotFound that says what needed it."""
    path = find()
    if path is None:
        raise BinaryNotFound(
            "%s needs the muxpy program, and there is none in the package or on PATH; "
            "install it or set MUXPY to its path" % what
        )
    return path


def run(what, *args):
    """Run muxpy; (exit status, stdout, stderr) as text."""
    import subprocess

    path = need(what)
    try:
        done = subprocess.run([path, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError as error:
        raise BinaryNotFound("%s: cannot run %s: %s" % (what, path, error.strerror)) from None
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
