# This file is the pytest plugin: pytest --mux.

import os
import sys

import pytest


def pytest_addoption(parser):
    group = parser.getgroup("mux", "memory-usage interfaces")
    group.addoption(
        "--mux",
        action="store_true",
        help="check the memory-usage clauses of the collected modules with muxpy, and measure "
        "the calls of functions with clauses while tests run",
    )
    group.addoption("--no-mux-check", action="store_true", help="with --mux: do not run muxpy check")


def pytest_configure(config):
    if config.getoption("--mux"):
        config.pluginmanager.register(_Mux(config), "mux-stubs")


class _Mux:
    def __init__(self, config):
        from . import _hook
        from ._state import configure, state

        self.config = config
        self.check = not config.getoption("--no-mux-check")
        self.found = []
        self._hook, self._state = _hook, state
        configure(stubs=True)
        self._listener = self.found.append
        state.listeners.append(self._listener)
        self._finder = _hook.Finder(eager=True)
        sys.meta_path.insert(0, self._finder)
        self._pass = self._assertions
        _hook.passes.append(self._pass)

    def pytest_unconfigure(self, config):
        self._state.listeners.remove(self._listener)
        self._hook.passes.remove(self._pass)
        if self._finder in sys.meta_path:
            sys.meta_path.remove(self._finder)

    def _assertions(self, tree, source, path):
        """pytest's assert statements, in a test module that has clauses."""
        name = os.path.basename(path)
        patterns = self.config.getini("python_files")
        from fnmatch import fnmatch

        if name == "conftest.py" or any(fnmatch(name, p) for p in patterns):
            try:
                from _pytest.assertion.rewrite import rewrite_asserts

                rewrite_asserts(tree, source, path, self.config)
            except (ImportError, TypeError):  # plain asserts then
                pass

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, session, config, items):
        if not self.check:
            return
        paths = []
        for item in items:
            path = str(getattr(item, "path", None) or item.fspath)
            if path not in paths and path.endswith(".py"):
                paths.append(path)
        for path in self._hook.loaded:
            path = os.path.abspath(path)
            if path not in paths:
                paths.append(path)
        if paths:
            items.append(_Check.from_parent(session, name="muxpy check", paths=paths))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item):
        del self.found[:]

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item, call):
        outcome = yield
        if not self.found:
            return
        report = outcome.get_result()
        if report.outcome == "passed":
            report.outcome = "failed"
            report.longrepr = "\n".join(str(v) for v in self.found)
            del self.found[:]
        elif report.outcome == "failed":
            report.sections.append(("mux violations", "\n".join(str(v) for v in self.found)))
            del self.found[:]


class _Failed(Exception):
    pass


class _Check(pytest.Item):
    """Runs muxpy check over the modules."""

    def __init__(self, *, paths, **kwargs):
        super().__init__(**kwargs)
        self.paths = paths

    def runtest(self):
        from ._binary import BinaryNotFound, run

        try:
            status, out, err = run("pytest --mux", "check", *self.paths)
        except BinaryNotFound as error:
            pytest.skip(str(error))
        if status:
            raise _Failed("muxpy check: exit status %d\n%s" % (status, (out + err).strip()))

    def repr_failure(self, excinfo, style=None):
        if isinstance(excinfo.value, _Failed):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self):
        return self.path if hasattr(self, "path") else self.fspath, None, "muxpy check"
