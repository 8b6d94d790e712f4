# This file tests the decorators: spellings, parameters, relations, mistakes.

import os
import subprocess
import sys
import textwrap
import unittest

import mu
from mu import _hook, _rewrite


def run(source, *args, **env):
    """Run a program under python -m mu; (status, stdout, stderr)."""
    return start(["-m", "mu", "-", *args], source, env)


def start(args, source="", env=()):
    here = os.path.dirname(os.path.dirname(os.path.abspath(mu.__file__)))
    full = dict(os.environ, PYTHONPATH=here, PYTHONDONTWRITEBYTECODE="1")
    for name in ("MUX_ON_VIOLATION", "MUX_STUBS", "MUX_RESOLUTION", "MUXPY"):
        full.pop(name, None)
    full.update(env)
    done = subprocess.run(
        [sys.executable, *args],
        input=textwrap.dedent(source).encode("utf-8"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=full,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def namespace(source):
    """The globals of a program with clauses as expressions."""
    ns = {"__name__": "case"}
    exec(_hook.compile_source(textwrap.dedent(source), "case.py"), ns)
    return ns


class Spellings(unittest.TestCase):
    def test_agree(self):
        for clause in ('3 * sizeof(float) * n + len(data)', '"3 * sizeof(float) * n + len(data)"',
                       'lambda n, data=(), *, k=0: 3 * sizeof(float) * n + len(data)',
                       'lambda data, n: 3 * sizeof(float) * n + len(data)'):
            ns = namespace("import mu\n@mu.consumed(%s)\ndef f(n, data=(), *, k=0): pass\n" % clause)
            i = mu.interface(ns["f"])
            self.assertEqual(i.consumed(n=1000), 24000, clause)
            self.assertEqual(i.consumed(2, "abc", k=1), 51, clause)

    def test_sizes(self):
        for text, want in (("sizeof(float)", 8), ("sizeof(int)", 8), ("sizeof(bool)", 1), ("sizeof(complex)", 16)):
            ns = namespace("import mu\n@mu.consumed(%s)\ndef f(): pass\n" % text)
            self.assertEqual(mu.interface(ns["f"]).consumed(), want)

    def test_parameters_come_first(self):
        ns = namespace("""
            import mu
            n = 5
            K = 7
            @mu.consumed(n * K + sizeof(float))
            def f(n): pass
            @mu.consumed("sizeof")
            def g(sizeof): pass
            K = 11
            """)
        self.assertEqual(mu.interface(ns["f"]).consumed(3), 41)
        self.assertEqual(mu.interface(ns["g"]).consumed(3), 3)

    def test_sums_and_extremes(self):
        ns = namespace("""
            import mu
            @mu.consumed(sum(8 * i for i in range(n)) + max(n, 4) - min(n, 2))
            @mu.peak(at_most=event["n"] * 10 if "n" in event else 5)
            def f(n, event): pass
            """)
        i = mu.interface(ns["f"])
        self.assertEqual(i.consumed(10, {}), 360 + 10 - 2)
        self.assertEqual(i.peak(10, {"n": 3}), (0, 30))
        self.assertEqual(i.peak(10, {}).hi, 5)

    def test_closures_and_methods(self):
        ns = namespace("""
            import mu
            def outer(size):
                @mu.consumed(size * n)
                def inner(n): pass
                return inner
            class C:
                size = 4
                @mu.consumed(self.size * n)
                def method(self, n): return n
                @mu.consumed(2 * n)
                @staticmethod
                def static(n): return n
                @classmethod
                @mu.consumed(cls.size + n)
                def made(cls, n): return cls, n
            """)
        self.assertEqual(mu.interface(ns["outer"](6)).consumed(3), 18)
        c = ns["C"]()
        self.assertEqual(mu.interface(c.method).consumed(3), 12)
        self.assertEqual(mu.interface(ns["C"].static).consumed(3), 6)
        self.assertEqual((c.method(5), c.static(6), ns["C"].made(7)), (5, 6, (ns["C"], 7)))

    def test_bounds(self):
        @mu.consumed(at_most="8 * n", at_least="n")
        @mu.freed("2 * n")
        def f(n): pass

        i = mu.interface(f)
        self.assertEqual(i.consumed(10), (10, 80))
        self.assertEqual(i.net(10), (-10, 60))
        self.assertEqual(dict(i.formula), {"consumed": "<= 8 * n, >= n", "freed": "2 * n"})

    def test_mistakes(self):
        for wrong in (3, 3.5, None, (1,), [2]):
            with self.assertRaisesRegex(TypeError, "muxpy rewrite.*string or a lambda"):
                mu.consumed(wrong)
        with self.assertRaises(TypeError):
            mu.peak()
        with self.assertRaisesRegex(SyntaxError, "consumed"):
            mu.consumed("3 *")(lambda n: n)
        with self.assertRaisesRegex(TypeError, "no parameter"):
            mu.consumed(lambda m: m)(lambda n: n)
        with self.assertRaisesRegex(TypeError, "is for functions"):
            mu.consumed("3")(int)
        with self.assertRaisesRegex(TypeError, "such a clause at line"):
            mu.consumed("3")(mu.consumed("4")(lambda n: n))
        with self.assertRaises(ValueError):
            mu.accounting("euro")

    def test_metadata(self):
        @mu.consumed("n")
        def f(n: int = 3) -> int:
            "Doc."
            return n

        import inspect

        self.assertEqual((f.__name__, f.__doc__, f(), f.__wrapped__()), ("f", "Doc.", 3, 3))
        self.assertEqual(str(inspect.signature(f)), "(n: int = 3) -> int")

    def test_formula_text(self):
        status, out, err = run("""
            import mu
            @mu.consumed("8 * n")
            def f(n): pass
            print(mu.interface(f).formula)
            """)
        self.assertEqual((status, out), (0, "{'consumed': '8 * n'}\n"), err)


class Without(unittest.TestCase):
    def test_no_binary(self):
        status, out, err = start(["-c", textwrap.dedent("""
            import mu
            @mu.consumed("8 * n")
            def f(n): pass
            print(mu.interface(f).consumed(4))
            try:
                mu.interface(f).document()
            except mu.BinaryNotFound as error:
                print(error)
            """)], env={"PATH": "/nonexistent"})
        self.assertEqual(status, 0, err)
        self.assertRegex(out, r"^32\nmu.interface\(f\).document\(\) needs the muxpy program")

    def test_import_is_light(self):
        status, out, err = start(["-S", "-c", "import sys, mu; print([m for m in "
                                  "('ast', 'inspect', 'tracemalloc', 're', 'json', 'subprocess') if m in sys.modules])"])
        self.assertEqual((status, out), (0, "[]\n"), err)


class Rewriting(unittest.TestCase):
    def test_names(self):
        import ast

        for head, use in (("import mu", "mu.peak"), ("import mu as m", "m.peak"), ("from mu import peak", "peak"),
                          ("from mu import peak as p", "p"), ("from mu import *", "peak")):
            tree = _rewrite.parse("%s\n@%s(n)\ndef f(n): pass\n" % (head, use), "f.py")
            made = tree.body[1].decorator_list[0].args[0]
            self.assertIsInstance(made, ast.Lambda, head)
            self.assertEqual((made.lineno, made.body.id), (2, "n"))
        tree = _rewrite.parse("from nu import peak\nimport mu\n@peak(n)\ndef f(n): pass\n", "f.py")
        self.assertIsInstance(tree.body[2].decorator_list[0].args[0], ast.Name)

    def test_import_hook(self):
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "mux_hooked.py"), "w") as f:
                f.write("import mu\n@mu.consumed(8 * n)\ndef f(n): return n\n")
            status, out, err = start(["-c", "import sys; sys.path.insert(0, %r)\nimport mu\nmu.install()\n"
                                      "import mux_hooked\nprint(mu.interface(mux_hooked.f).consumed(2))\n"
                                      "mu.uninstall(); del sys.modules['mux_hooked']\n"
                                      "try: import mux_hooked\nexcept NameError as e: print(e)" % folder],
                                     env={"PYTHONDONTWRITEBYTECODE": ""})
            self.assertEqual((status, out), (0, "16\nname 'n' is not defined\n"), err)


if __name__ == "__main__":
    unittest.main()
