# This file tests the growth laws against containers of this interpreter, and
# what a document's formulas are evaluated to.

import array
import sys
import types
import unittest

from mu._document import evaluate
from mu._fast import expression
from mu._growth import LAWS
from mu._trace import program
from mu._params import scope_for


def law(name, last=None):
    """The law of that name which holds for this interpreter: the one named after
    version 3.last up to that version."""
    if last and sys.version_info < (3, last + 1):
        name += "_3%d" % last
    return LAWS[name]


class Growth(unittest.TestCase):
    def test_list(self):
        capacity, x = law("list_capacity", 8), []
        for n in range(5000):
            self.assertEqual(sys.getsizeof(x) - sys.getsizeof([]), 8 * capacity(n), n)
            x.append(n)

    def test_dict(self):
        size, entry = law("dict_bytes", 10), 24 if sys.version_info < (3, 11) else 16
        numbers, words = {}, {}
        for n in range(5000):
            if n:
                self.assertEqual(sys.getsizeof(numbers), size(n, 24), n)
                self.assertEqual(sys.getsizeof(words), size(n, entry), n)
            numbers[n] = words["w%d" % n] = n

    def test_set(self):
        members = set()
        for n in range(5000):
            self.assertEqual(sys.getsizeof(members), LAWS["set_bytes"](n), n)
            members.add(n)

    def test_array(self):
        x = array.array("d")
        empty = sys.getsizeof(x)
        for n in range(5000):
            self.assertEqual(sys.getsizeof(x) - empty, 8 * LAWS["array_capacity"](n), n)
            x.append(n)


def integer(n):
    return {"int": str(n)}


class Documents(unittest.TestCase):
    def value(self, node, **arguments):
        case = {"outcome": "returns", "path": {"bool": True}, "effect": {"alloc": {"exact": node}}}
        lo, hi = evaluate({"summary": {"cases": [case]}}, "alloc", arguments)
        self.assertEqual(lo, hi)
        return lo

    def test_laws(self):
        apply = {"op": "apply", "fn": "list_capacity", "args": [{"sym": "n"}]}
        self.assertEqual(self.value(apply, n=5), 8)

    def test_iterate(self):
        # while x > 1: x, steps = x // 2, steps + 1
        x, steps = {"sym": "$1"}, {"sym": "$2"}
        node = {
            "op": "iterate",
            "vars": [{"name": "$1"}, {"name": "$2"}],
            "cond": {"op": "lt", "args": [integer(1), x]},
            "args": [
                {"sym": "n"},
                integer(0),
                {"op": "floordiv", "args": [x, integer(2)]},
                {"op": "add", "args": [steps, integer(1)]},
                {"op": "mul", "args": [integer(10), steps]},
            ],
        }
        self.assertEqual(self.value(node, n=1000), 90)
        self.assertEqual(self.value(node, n=1), 0)


class Expressions(unittest.TestCase):
    def test_same_values(self):
        """A program as an expression gives what the clause gives."""
        clauses = [
            lambda n, x: 8 * n * n - len(x) // 3 + min(n, 5, len(x)),
            lambda n, x: max(-n, 2 - n) * (n >= 2) + (len(x) != 3),
            lambda n, x: 7,
        ]
        for f in clauses:
            scoped = types.FunctionType(f.__code__, scope_for(f, None))
            made = eval("lambda a0, a1: " + expression(program(scoped, 2)))
            for n in (-3, 0, 1, 2, 10**20):
                for x in ("", "abc", "abcdefgh"):
                    self.assertEqual(made(n, x), f(n, x))


if __name__ == "__main__":
    unittest.main()
