#!/usr/bin/env python
# -*- coding: utf-8 -*-
import a, b.c as d, e . f
from . import a
from .. import *
from ...a.b import (c as d, e,)
from .a import b as c, d
global g
def f(a, /, b: int = 1, *args: str, c, d=2, **kw: 'x') -> None:
    '''doc'''
    global x, y
    def g():
        nonlocal a
        return
    return 1, *a
def f(*, a): yield
def f(a, b=1, /, c=2, *, d, e=3, **f,): return (yield from a)
async def f(*a, **b):
	async for x in y: await x
	else: pass
	async with a as b, c: pass
	return [x async for x in y if await z]
@a.b
@c(1)
class C(A, metaclass=B, *c, **d):
    x = 1
    @property
    def y(self): ...
class D: pass
class E(): pass; x = 1;
if a: b
elif c:
    d
elif e: f
else:
    g
while a:
    break
else:
    continue
for a, *b in c, d:
    pass
for (a.b), c[0] in e: pass
else: pass
try:
    a
except: b
try: a
except A: b
except (B, C) as d:
    e
else: f
finally: g
try: a
finally:
    b
with a: pass
with a as b, c as (d, e), f: pass
with (a): pass
with (a, b) as c: pass
with (yield_): pass
with a as b.c, d as e[f]: pass
raise
raise a
raise a from b
assert a
assert a, "b"
del a
del a, b.c, (d, [e]), f[g]
del (a), (b,),
pass; break ; continue
if 1:
        x
        if 2:
                y

        # comment
    # odd comment
        z
print(a, file=b) if c else d

if a:
    pass;
else :
    x = \
      1
    
class A:

    def b(self):
        return self

    # end
match = case = _ = type = 1
match.case
match[case] = type(type)
match (a, b)
match, case = 1, 2
print(match)
