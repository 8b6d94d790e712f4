# This file measures what checked calls cost: python bench.py [ROUNDS] prints CPU
# ratios to the unchecked program, all from one run, for `make bench`.
"""Each workload runs in processes of its own, in turn: without stubs, with the
accelerator, with tracemalloc. The best CPU time of each counts, as what other
programs disturb is never faster."""

import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SETTINGS = (
    ("plain", {"MUX_STUBS": "off"}),
    ("accelerator", {"MUX_STUBS": "on", "MUX_METER": "accelerator"}),
    ("tracemalloc", {"MUX_STUBS": "on", "MUX_METER": "tracemalloc"}),
)

HEAD = """
import sys, time
sys.path.insert(0, %r)
import mu
def timed(f, *args):
    f(*args)
    best = 1e9
    for _ in range(REPEAT):
        start = time.process_time()
        f(*args)
        best = min(best, time.process_time() - start)
    print(best)
"""

WORKLOADS = {
    "matmul n=300": """
REPEAT = 15
import numpy as np
@mu.peak(at_most="32 * n * n + 100000")
def work(n):
    for _ in range(3):
        a = np.random.rand(n, n)
        b = np.random.rand(n, n)
        c = np.matmul(a, b)
    return c
timed(work, 300)
""",
    "dict, list, str": """
REPEAT = 30
@mu.peak(at_most="10 ** 9 * n")
def work(n):
    index = {}
    for i in range(n):
        key = "key %d" % i
        index.setdefault(key[:5], []).append((i, key.upper()))
    out = []
    for key, rows in index.items():
        out.append(key + ", ".join(text for _, text in rows[:50]))
        out.extend([str(i) + text for i, text in rows])
    return sorted(out)
timed(work, 30000)
""",
    "json round trips": """
REPEAT = 7
import json
document = {"rows": [{"id": i, "name": "row %d" % i, "tags": ["a", "b", str(i)], "x": i / 7} for i in range(300)]}
@mu.peak(at_most="10 ** 9 * n")
def work(n):
    for _ in range(n):
        text = json.dumps(document)
        value = json.loads(text)
    return value
timed(work, 40)
""",
}

CALLS = """
REPEAT = 5
def plain(n):
    return n
@mu.consumed("3 * sizeof(float) * n * n + 56")
@mu.freed("2 * sizeof(float) * n * n + 56")
def work(n):
    return n
def loop(f, n):
    for i in range(n):
        f(i)
N = 50000
timed(loop, %s, N)
"""

IMPORT = "import time; start = time.perf_counter(); import mu; print(time.perf_counter() - start)"


def run(source, settings):
    env = dict(os.environ, PYTHONPATH=HERE, PYTHONHASHSEED="0", OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    env.update(settings)
    done = subprocess.run(
        [sys.executable, "-c", source], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    if done.returncode:
        raise RuntimeError(done.stderr.decode().strip().splitlines()[-1])
    return float(done.stdout.split()[-1])


def race(source, rounds, settings=SETTINGS):
    """The best time of each setting."""
    best = dict.fromkeys((name for name, _ in settings), float("inf"))
    for _ in range(rounds):
        for name, env in settings:
            best[name] = min(best[name], run(source, env))
    return best


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print("Python %s, ratios of CPU time to the program without stubs" % sys.version.split()[0])
    print("(targets with the accelerator: ratio 1.1, 50 ns a checked call)")
    print("%-18s %12s %12s" % ("workload", "accelerator", "tracemalloc"))
    for name, body in WORKLOADS.items():
        try:
            best = race(HEAD % HERE + body, rounds)
        except RuntimeError as error:
            print("%-18s skipped: %s" % (name, error))
            continue
        ratios = [best[s] / best["plain"] for s in ("accelerator", "tracemalloc")]
        print("%-18s %12.3f %12.3f" % (name, *ratios))
    try:
        source = HEAD % HERE + CALLS
        bare = race(source % "plain", rounds, SETTINGS[:1])
        calls = race(source % "work", rounds)
        scale = 1e9 / 50000
        for name, _ in SETTINGS:
            what = "stubs off" if name == "plain" else name
            print("checked call, %-12s %7.1f ns more than an unchecked one" % (what, (calls[name] - bare["plain"]) * scale))
    except RuntimeError as error:
        print("checked call: skipped: %s" % error)
    best = min(run(IMPORT, {"MUX_STUBS": "off"}) for _ in range(3 * rounds))
    print("import mu %.1f ms (target 30)" % (best * 1e3))


if __name__ == "__main__":
    main()
