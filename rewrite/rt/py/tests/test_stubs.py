# This file tests measuring and judging calls. Every figure comes from the sizes
# that the programs ask for: 8 bytes per list element.

import asyncio
import gc
import os
import sys
import threading
import traceback
import unittest

import mu
from mu._state import state

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_clauses import run, start  # noqa: E402

METER = state.current().name
K = 8 * 1000

# tracemalloc of 3.8 cannot measure the peak of a call.
PEAKS = METER == "hooks" or sys.version_info >= (3, 9)
peaks = unittest.skipUnless(PEAKS, "no peaks with this meter")


class Judged(unittest.TestCase):
    def setUp(self):
        # A collection in a call gives back what earlier tests left behind.
        gc.disable()
        self.addCleanup(gc.enable)
        self.found = []
        self.listener = self.found.append
        state.listeners.append(self.listener)

    def tearDown(self):
        state.listeners.remove(self.listener)

    def only(self, quantity, declared, low, high):
        self.assertEqual(len(self.found), 1, self.found)
        v = self.found.pop()
        self.assertEqual((v.quantity, v.declared, v.meter), (quantity, declared, METER))
        self.assertTrue(low <= v.measured <= high, v)
        return v

    def test_consumed(self):
        @mu.consumed("8 * n + 56")
        @mu.freed("0")
        def right(n):
            return [None] * n

        @mu.consumed("4 * n + 56")
        def wrong(n):
            return [None] * n

        for n in (0, 10, 1000, 100000):
            right(n)
        wrong(10)
        self.assertEqual(self.found, [])
        wrong(1000)
        v = self.only("consumed", 4056, K - 200, K + 600)
        self.assertEqual(v.line, wrong.__wrapped__.__code__.co_firstlineno)
        self.assertTrue(str(v).endswith(" (%s)" % METER), str(v))
        self.assertIn("wrong(n=1000): consumed declared 4056 measured ", str(v))

    def test_keywords_and_defaults(self):
        @mu.consumed("4 * n * k")
        def f(n, k=2):
            return [None] * (n * k)

        f(1000)
        self.only("consumed", 8000, 2 * K - 200, 2 * K + 600)
        f(k=3, n=1000)
        self.only("consumed", 12000, 3 * K - 200, 3 * K + 600)

    @peaks
    def test_freed(self):
        @mu.consumed("8 * n")
        @mu.freed("8 * n")
        def keeps(n):
            return [None] * n

        @mu.freed("8 * n", at_most="8 * n")
        def drops(n):
            a = [None] * n
            b = [None] * n
            return len(a) + len(b)

        keeps(1000)  # may be explained by what earlier tests left for later objects
        self.found.clear()
        keeps(1000)
        self.only("net", 0, K - 200, K + 600)
        drops(1000)
        self.only("freed", K, 2 * K - 200, 2 * K + 400)

    @unittest.skipUnless(sys.version_info >= (3, 11), "frames are kept, too")
    def test_kept_for_later(self):
        # The interpreter keeps up to 2000 tuples of a length for the next ones.
        @mu.consumed("200 * n")
        @mu.freed("200 * n")
        def pairs(n):
            return len([(i, None) for i in range(n)])

        pairs(10)
        gc.collect()
        pairs(3000)
        self.assertEqual(self.found, [])
        gc.collect()
        self.assertTrue(mu.check_call(pairs, 3000).judged)

        @mu.consumed("200 * n")
        @mu.freed("200 * n")
        def keeps(n):
            return [(i, None) for i in range(n)]

        gc.collect()
        keeps(3000)
        self.only("net", 0, 3000 * (56 + 8), 3000 * (56 + 8 + 32 + 8))

    @peaks
    def test_peak(self):
        @mu.peak("8 * n")
        def f(n):
            a = [None] * n
            b = [None] * n
            del a
            return b

        @mu.peak(at_least="24 * n")
        def g(n):
            return [None] * n

        f(1000)
        self.only("peak", K, 2 * K - 200, 2 * K + 600)
        g(1000)
        self.only("peak", 3 * K, K - 200, K + 600)

    def test_requires_and_undefined(self):
        @mu.consumed("n")
        @mu.requires("n < 500")
        def f(n):
            return [None] * n

        f(1000)
        self.assertEqual(self.found, [])

        @mu.consumed("len(x)")
        def g(x):
            return [None] * 1000

        self.assertEqual(len(g(x for x in ())), 1000)
        self.assertEqual(self.found, [])
        g([])
        self.only("consumed", 0, K - 200, K + 600)

    @peaks
    def test_exceptions(self):
        @mu.consumed("0")
        @mu.peak("0")
        def f(n):
            a = [None] * n
            raise KeyError(len(a))

        names = args = None
        try:
            f(1000)
        except KeyError as error:
            args = error.args
            names = [e.name for e in traceback.extract_tb(error.__traceback__)]
        self.only("peak", 0, K - 200, K + 1500)
        self.assertEqual(args, (1000,))
        if sys.version_info >= (3, 11) or METER == "hooks":
            self.assertEqual(names, ["test_exceptions", "f"])
        else:
            self.assertEqual(names[-1], "f")
        with self.assertRaises(TypeError):
            f()

    @peaks
    def test_recursion(self):
        @mu.peak("8 * 1000 * n + 4096")
        @mu.consumed("8 * 1000 * n")
        def f(n):
            a = [None] * 1000
            return f(n - 1) if n > 1 else len(a)

        @mu.peak("8 * 1000")
        def g(n):
            a = [None] * 1000
            return g(n - 1) if n > 1 else len(a)

        f(30)
        self.assertEqual(self.found, [])
        g(3)
        peaks = [v.measured for v in self.found]
        self.assertEqual(len(peaks), 2)
        for got, want in zip(peaks, (2 * K, 3 * K)):
            self.assertTrue(want - 200 <= got <= want + 2500, peaks)
        del self.found[:]

    def test_deep(self):
        @mu.consumed("1024 * n")
        @mu.freed("0")
        def f(n):
            return f(n - 1) + 1 if n else 0

        self.assertEqual(f(200), 200)
        self.assertEqual(self.found, [])

    @peaks
    def test_nesting(self):
        """What an inner checked call frees again is in the outer one's peak."""

        @mu.peak("8 * n")
        def inner(n):
            a = [None] * n
            return len(a)

        @mu.peak("0")
        def outer(n):
            inner(n)
            inner(2 * n)
            return inner(n)

        outer(1000)
        v = self.only("peak", 0, 2 * K - 200, 2 * K + 2000)
        self.assertIn("outer(n=1000)", str(v))

    @peaks
    def test_generator(self):
        @mu.peak("8 * 1000 * n")
        @mu.consumed("8 * 500 * n")
        @mu.freed("0")
        def f(n):
            kept = []
            for _ in range(n):
                kept.append([None] * 1000)
                got = yield len(kept)
                if got:
                    return got

        other = []
        for _ in f(3):
            other.append([None] * 5000)  # the caller's own
        self.only("consumed", 12000, 3 * K - 200, 3 * K + 1500)
        g = f(3)
        next(g)
        with self.assertRaises(StopIteration) as stop:
            g.send("done")
        self.assertEqual(stop.exception.value, "done")
        g = f(3)
        next(g)
        g.close()
        with self.assertRaises(ValueError):
            g = f(1)
            next(g)
            g.throw(ValueError("x"))
        self.assertEqual(self.found, [])

    @peaks
    def test_async(self):
        @mu.peak("8 * n")
        async def f(n):
            a = [None] * n
            await asyncio.sleep(0)
            b = [None] * n
            await asyncio.sleep(0)
            return len(a) + len(b)

        @mu.peak("0")
        async def numbers(n):
            a = [None] * n
            for i in range(3):
                await asyncio.sleep(0)
                yield i
            del a

        async def main():
            got = await asyncio.gather(f(1000), f(1000))
            return got, [i async for i in numbers(1000)]

        loop = asyncio.new_event_loop()
        try:
            got = loop.run_until_complete(main())
        finally:
            loop.close()
        self.assertEqual(got, ([2000, 2000], [0, 1, 2]))
        self.assertEqual([v.quantity for v in self.found], ["peak"] * 3, self.found)
        for v, want in zip(self.found, (2 * K, 2 * K, K)):
            self.assertTrue(want - 200 <= v.measured <= want + 3000, v)
        self.assertTrue(asyncio.iscoroutinefunction(f))

    def test_threads(self):
        """A thread's call is judged by its own bytes or, with tracemalloc, not."""

        @mu.peak("8 * n")
        def f(n, started, go):
            started.set()
            go.wait(10)
            return n

        started, go = threading.Event(), threading.Event()
        t = threading.Thread(target=f, args=(10, started, go))
        t.start()
        started.wait(10)
        big = [None] * 100000
        go.set()
        t.join()
        self.assertEqual((self.found, len(big)), ([], 100000))

    def test_imports_are_cold(self):
        @mu.peak("0")
        def f():
            import this_is_cold  # noqa: F401

        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "this_is_cold.py"), "w") as out:
                out.write("x = [None] * 100000\n")
            sys.path.insert(0, folder)
            try:
                f()
            finally:
                sys.path.remove(folder)
        self.assertEqual(self.found, [])

    def test_configure(self):
        @mu.peak("0")
        def f(n):
            return [None] * n

        mu.configure(stubs=False)
        try:
            f(1000)
        finally:
            mu.configure(stubs=True)
        self.assertEqual(self.found, [])
        mu.configure(resolution=100000)
        try:
            f(1000)
        finally:
            mu.configure(resolution=1024)
        self.assertEqual(self.found, [])
        f(1000)
        self.only("peak", 0, K - 200, K + 600)

    def test_big_numbers(self):
        @mu.consumed("n ** 30")
        def f(n):
            return [None] * 1000

        f(10**30)
        self.assertEqual(self.found, [])
        f(2)
        self.assertEqual(self.found, [])
        f(0)
        self.only("consumed", 0, K - 200, K + 600)


class Calls(unittest.TestCase):
    @peaks
    def test_measure(self):
        with mu.measure():  # before 3.11 a function keeps the frame of its first call
            pass
        with mu.measure() as m:
            a = [None] * 1000
            b = [None] * 1000
            del a
        self.assertTrue(K - 200 <= m.net <= K + 700, m)
        self.assertTrue(2 * K - 200 <= m.peak <= 2 * K + 700, m)
        self.assertEqual((m.meter, m.reliable, len(b)), (METER, True, 1000))

    def test_check_call(self):
        @mu.consumed("8 * n + 56")
        def f(n):
            return [None] * n

        r = mu.check_call(f, 1000)
        self.assertEqual((len(r.result), r.declared, r.judged), (1000, {"consumed": 8056}, True))
        self.assertTrue(K - 200 <= r.net <= K + 700, r)

        @mu.consumed("n")
        def g(n):
            return [None] * n

        with self.assertRaises(mu.Violation) as caught:
            mu.check_call(g, n=1000)
        self.assertEqual((caught.exception.quantity, caught.exception.declared), ("consumed", 1000))


PROGRAM = """\
import mu

@mu.consumed(4 * n)
@mu.freed(0)
def f(n):
    return [None] * n

f(1000)
print("end")
"""


class Programs(unittest.TestCase):
    def test_actions(self):
        status, out, err = run(PROGRAM)
        self.assertEqual((status, out), (0, "end\n"), err)
        self.assertRegex(err, r"^<stdin>:3: mux: f\(n=1000\): consumed declared 4000 measured \d+ \(\w+\)\n$")
        status, out, err = run(PROGRAM, MUX_ON_VIOLATION="count")
        self.assertEqual((status, out, err), (0, "end\n", ""))
        status, out, err = run(PROGRAM, MUX_ON_VIOLATION="raise")
        self.assertEqual((status, out), (1, ""))
        self.assertIn("Violation: <stdin>:3: mux: f(n=1000): consumed declared 4000", err)
        status, out, err = run(PROGRAM, MUX_ON_VIOLATION="abort")
        self.assertEqual((status, out), (-6, ""), err)
        self.assertIn("<stdin>:3: mux: f(n=1000)", err)
        status, out, err = run(PROGRAM, MUX_STUBS="off")
        self.assertEqual((status, out, err), (0, "end\n", ""))
        status, out, err = start(["-O", "-m", "mu", "-"], PROGRAM)
        self.assertEqual((status, out, err), (0, "end\n", ""))

    def test_correct(self):
        status, out, err = run(PROGRAM.replace("4 * n", "8 * n + 56"))
        self.assertEqual((status, out, err), (0, "end\n", ""))

    def test_script(self):
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "script.py")
            with open(path, "w") as f:
                f.write("import sys, mu\n\n@mu.consumed(\n    8 *\n    n)\ndef f(n):\n    raise ValueError(n)\n\n"
                        "print(sys.argv[1:], __name__, sys.path[0] == %r)\nf(3)\n" % os.path.realpath(folder))
            for args in (["-m", "mu"], [os.path.dirname(mu.__file__)]):
                status, out, err = start([*args, path, "a", "-b"])
                self.assertEqual((status, out), (1, "['a', '-b'] __main__ True\n"), err)
                self.assertIn('script.py", line 10, in <module>', err)
                self.assertIn('script.py", line 7, in f\n    raise ValueError(n)', err)
                self.assertTrue(err.endswith("ValueError: 3\n"), err)
                if sys.version_info >= (3, 11) or METER == "hooks":
                    self.assertEqual(err.count("  File "), 2, err)
            status, out, err = start(["-m", "mu", os.path.join(folder, "none.py")])
            self.assertEqual(status, 1)
            self.assertIn("none.py", err)


if __name__ == "__main__":
    unittest.main()
