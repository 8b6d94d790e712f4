# This file tests the accelerator's counters and what it does with blocks: in
# processes of their own, under each of the interpreter's allocators.

import os
import subprocess
import sys
import unittest

from mu import _accelerator

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

HEAD = """
import gc, random, sys, threading
sys.path.insert(0, %r)
older = [b"x" * k for k in range(1, 700, 7)] + [[None] * k for k in range(1, 90)]
from mu import _accelerator
meter = _accelerator.load(build=True)
meter.install()
def net(f):
    gc.collect()
    token = meter.enter()
    kept = f()
    return meter.leave(token)[0], kept
""" % HERE

# Blocks of all kinds grow, shrink and die, older ones too, in several threads.
CHURN = """
def churn(seed):
    r = random.Random(seed)
    kept = []
    for i in range(20000):
        k = r.randrange(8)
        if k == 0:
            kept.append(b"x" * r.randrange(1200))
        elif k == 1:
            kept.append(chr(97 + i % 26) * r.randrange(600))
        elif k == 2 and kept:
            kept.pop(r.randrange(len(kept)))
        elif k == 3:
            kept.append([None] * r.randrange(70))
        elif k == 4 and kept and isinstance(kept[-1], list):
            kept[-1].extend(range(r.randrange(90)))
        elif k == 5:
            kept.append(dict.fromkeys(range(r.randrange(30))))
        elif k == 6:
            kept.append(bytearray(r.randrange(700)))
        elif kept and isinstance(kept[-1], bytearray):
            kept[-1].extend(bytes(r.randrange(700)))
            del kept[-1][: r.randrange(300)]
    return sum(map(len, kept))
first = churn(1)
del older[::2]
for x in older:
    if isinstance(x, list):
        x.extend(x)
threads = [threading.Thread(target=churn, args=(k,)) for k in range(3)]
for t in threads: t.start()
for t in threads: t.join()
assert churn(1) == first
# What is left of it again is next to nothing.
left = net(lambda: (churn(1), gc.collect()) and None)[0]  # free lists are emptied
assert abs(left) < 4096, left
"""

# What objects take is what the interpreter itself says of them.
SIZES = """
for n in (1, 15, 16, 17, 31, 200, 479, 480, 500, 511, 512, 513, 5000):
    def make():
        return [bytes(n + k % 2) for k in range(300)]
    for again in range(3):
        got, kept = net(make)
        want = sum(map(sys.getsizeof, kept)) + sys.getsizeof(kept)
        single = 300 if n == 1 else 0  # of the interpreter's own
        assert abs(got - want) < 300 or single, (n, got, want)
        lost = net(kept.clear)[0]
        assert abs(lost + want - sys.getsizeof(kept)) < 300 or single, (n, lost, want)
"""

INTERPRETERS = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
ids = [interpreters.create() for _ in range(3)]
for i in ids:
    interpreters.run_string(i, "x = [str(k) * 3 for k in range(20000)]; del x")
churn(3)
for i in ids:
    interpreters.destroy(i)
churn(4)
"""


class Meter(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        try:
            _accelerator.load(build=True)
        except ImportError as error:
            raise unittest.SkipTest(str(error))

    def check(self, code):
        for allocator in ("default", "malloc", "debug"):
            env = dict(os.environ, PYTHONMALLOC=allocator, PYTHONDONTWRITEBYTECODE="1")
            done = subprocess.run(
                [sys.executable, "-c", HEAD + code], env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
            self.assertEqual(done.returncode, 0, (allocator, done.stdout.decode()[-2000:]))

    def test_churn(self):
        self.check(CHURN)

    def test_sizes(self):
        self.check(SIZES)

    @unittest.skipIf(sys.version_info < (3, 12), "interpreters share their memory before 3.12")
    def test_interpreters(self):
        self.check(CHURN + INTERPRETERS)


if __name__ == "__main__":
    unittest.main()
