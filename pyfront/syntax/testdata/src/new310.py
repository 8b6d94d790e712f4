with (a as b, c as d,): pass
with (a, b): pass
with (a, b as c): pass
with (a for a in b): pass
with (a, b) as c, d: pass
with (a).b as c: pass
with (a) as b, (c) as d: pass
async def f():
    async with (a as b, c): pass
match x:
    case 1: pass
    case -1 | 2.5 | -3j | 1 + 2j | -1 - 2j: a
    case "a" "b" | b'c': b
    case None | True | False: c
    case a: d
    case _: e
match x, *y:
    case []: 1
    case [a]: 1
    case [a, *_, b]: 1
    case (a): 1
    case (): 1
    case (a,): 1
    case (a, b, *c): 1
    case a, b: 1
    case *a, b,: 1
    case {}: 1
    case {"a": b, 1: c, a.b: d, **rest}: 1
    case {None: a, -1: b,}: 1
    case {**rest,}: 1
    case A(): 1
    case a.b.C(1, x, y=2, z=[3],): 1
    case A(x=1): 1
    case (a | b) as c: 1
    case [a as b, (c, d) as e]: 1
    case a.b: 1
    case a.b.c if d: 1
    case x if (y := x): 1
match (x):
    case y:
        pass
match -x:
    case y: pass
match [a, b]:
    case _ if 1: pass
match match:
    case case: pass
match(x)
match[x]
match * a
match -a
match: int
match = 1
{a := 1, 2}
x[a := 1]
x[a := 1, b := 2]
{(a := 1) for b in c}
@a.b[0].c
@(lambda f: f)
@x if y else z
def f(): pass
for x in *a, b: pass
