# This file builds the wheel of package mu (PEP 517), with what Python has itself:
# no build dependency is downloaded.
"""Build backend.

The wheel holds the accelerator when a C compiler and Python.h are there
(MUX_ACCELERATOR=off leaves it out, =on insists), and the muxpy program when
MUXPY_BINARY names it or mu/bin/muxpy is there.
"""

import base64
import hashlib
import os
import sys
import sysconfig
import tempfile
import zipfile

_HERE = os.path.dirname(os.path.abspath(__file__))
_NAME, _VERSION = "mu_interfaces", "0.1.0"
_ENTRY_POINTS = "[pytest11]\nmux = mu.pytest_plugin\n"
_METADATA = """Metadata-Version: 2.1
Name: mu-interfaces
Version: %s
Summary: Memory-usage interfaces for Python functions: clauses, run-time checks, queries
Requires-Python: >=3.8
""" % _VERSION


def get_requires_for_build_wheel(config_settings=None):
    return []


get_requires_for_build_sdist = get_requires_for_build_editable = get_requires_for_build_wheel


def _accelerator(folder):
    """Build the accelerator; its path or None."""
    wanted = os.environ.get("MUX_ACCELERATOR", "auto")
    if wanted == "off" or sys.implementation.name != "cpython":
        return None
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        return None
    sys.path.insert(0, _HERE)
    try:
        from mu._accelerator import compile_to
    finally:
        del sys.path[0]
    path = os.path.join(folder, "_meter" + (sysconfig.get_config_var("EXT_SUFFIX") or ".so"))
    why = compile_to(path)
    if why is not None:
        if wanted == "on":
            raise RuntimeError("the accelerator cannot be built: " + why)
        print("mu: built without the accelerator: " + why, file=sys.stderr)
        return None
    return path


def _binary():
    """The muxpy program to put in, or None."""
    given = os.environ.get("MUXPY_BINARY")
    if given:
        return given
    inside = os.path.join(_HERE, "mu", "bin", "muxpy")
    return inside if os.path.exists(inside) else None


def _tag(native, binary):
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    if native:
        python = "cp%d%d" % sys.version_info[:2]
        return "%s-%s-%s" % (python, python, platform)
    return "py3-none-%s" % (platform if binary else "any")


class _Wheel:
    def __init__(self, path, tag):
        self.zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self.info = "%s-%s.dist-info" % (_NAME, _VERSION)
        self.record = []
        self.tag = tag

    def add(self, name, data, mode=0o644):
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.external_attr = (0o100000 | mode) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        self.zip.writestr(entry, data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        self.record.append("%s,sha256=%s,%d" % (name, digest, len(data)))

    def close(self):
        wheel = "Wheel-Version: 1.0\nGenerator: mu_build\nRoot-Is-Purelib: %s\nTag: %s\n" % (
            "true" if self.tag.endswith("-any") else "false",
            self.tag,
        )
        self.add(self.info + "/METADATA", _METADATA.encode())
        self.add(self.info + "/entry_points.txt", _ENTRY_POINTS.encode())
        self.add(self.info + "/WHEEL", wheel.encode())
        self.record.append(self.info + "/RECORD,,")
        self.zip.writestr(self.info + "/RECORD", "\n".join(self.record) + "\n")
        self.zip.close()


def _sources():
    folder = os.path.join(_HERE, "mu")
    return sorted(n for n in os.listdir(folder) if n.endswith((".py", ".c", ".h")))


def _read(path):
    with open(path, "rb") as f:
        return f.read()


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    with tempfile.TemporaryDirectory() as folder:
        native, binary = _accelerator(folder), _binary()
        tag = _tag(native, binary)
        name = "%s-%s-%s.whl" % (_NAME, _VERSION, tag)
        wheel = _Wheel(os.path.join(wheel_directory, name), tag)
        for source in _sources():
            wheel.add("mu/" + source, _read(os.path.join(_HERE, "mu", source)))
        if native:
            wheel.add("mu/" + os.path.basename(native), _read(native), 0o755)
        if binary:
            wheel.add("mu/bin/muxpy", _read(binary), 0o755)
        wheel.close()
    return name


def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "%s-%s-py3-none-any.whl" % (_NAME, _VERSION)
    wheel = _Wheel(os.path.join(wheel_directory, name), "py3-none-any")
    wheel.add("mu_interfaces.pth", (_HERE + "\n").encode())
    wheel.close()
    return name


def build_sdist(sdist_directory, config_settings=None):
    import io
    import tarfile

    root = "%s-%s" % (_NAME, _VERSION)
    name = root + ".tar.gz"
    with tarfile.open(os.path.join(sdist_directory, name), "w:gz") as tar:
        files = ["pyproject.toml", "mu_build.py"] + ["mu/" + n for n in _sources()]
        for file in files:
            tar.add(os.path.join(_HERE, file), root + "/" + file)
        info = tarfile.TarInfo(root + "/PKG-INFO")
        info.size = len(_METADATA)
        tar.addfile(info, io.BytesIO(_METADATA.encode()))
    return name
