# This file lets modules with clauses in the expression spelling be imported and
# run: they are rewritten when they are compiled.

import sys
from importlib.machinery import PathFinder, SourceFileLoader

from ._rewrite import may_have_clauses, parse

# More to do with the tree of a module: functions (tree, source, path).
passes = []

# The files with clauses that were loaded, in order.
loaded = []


def compile_source(source, path, optimize=-1):
    """Compile the bytes or text of a module, clauses rewritten."""
    tree = parse(source, path)
    for extra in passes:
        extra(tree, source, path)
    return compile(tree, path, "exec", dont_inherit=True, optimize=optimize)


class Loader(SourceFileLoader):
    """Loads a module with clauses. Its code is not cached: a cached file would
    also be taken by a process without the hook."""

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def source_to_code(self, data, path, *, _optimize=-1):
        loaded.append(path)
        return compile_source(data, path, _optimize)


class Finder:
    """Finds what PathFinder finds, and gives modules with clauses our loader.
    eager: even those that an earlier finder might have wanted."""

    def __init__(self, eager=False):
        self.eager = eager

    def find_spec(self, name, path=None, target=None):
        spec = PathFinder.find_spec(name, path, target)
        if spec is None or type(spec.loader) is not SourceFileLoader:
            return None if self.eager else spec
        try:
            source = spec.loader.get_data(spec.loader.path)
        except OSError:
            return None if self.eager else spec
        if may_have_clauses(source):
            spec.loader = Loader(spec.loader.name, spec.loader.path)
        elif self.eager:
            return None
        return spec

    def invalidate_caches(self):
        pass


def install():
    """Rewrite the clauses of the modules that are imported from now on."""
    if not any(isinstance(f, Finder) for f in sys.meta_path):
        at = sys.meta_path.index(PathFinder) if PathFinder in sys.meta_path else len(sys.meta_path)
        sys.meta_path.insert(at, Finder())


def uninstall():
    """Undo install; modules that were imported stay as they are."""
    sys.meta_path[:] = [f for f in sys.meta_path if not isinstance(f, Finder)]
