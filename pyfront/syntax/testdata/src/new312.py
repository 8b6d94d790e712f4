type X = int
type X[T] = list[T]
type X[T: int, *Ts, **P] = f[T]
type type = type
def f[T](a: T) -> T: pass
def f[T: (int, str), *Ts, **P,](): pass
class C[T]: pass
class C[T: int](A[T], x=1): pass
async def f[T](): pass
f"{f"{f'{a}'}"}"
f"{a['b']!r:>{c["d"]}}"
f'{a
# comment
}'
f"{'\n'.join(x)}{x!r:\n}"
f'''{a=
}{b = !r}{c=:>{d}}{ e = }'''
f"{a:{b:{c}}}"
f"{x:a{y}b{z}c}"
f"{{}}{{{a}}}}}"
f"\N{BULLET}{a}\N{BULLET}"
rf"\N{a}\{b}"
f"{lambda_:x}{(lambda: 1)}"
f"{a}" "b" f"{c}" r'\d' u'e'
'a' f'' 'b'
f"{yield_}{*a, b}{a,}"
f'{a!r}' f'{b!s:}' f"{c=!r:}"
f'\{a}' fr'{b}\n'
f"""{
a}
  {b:x
y}"""
x = f"{a}\
{b}"
f"{a #c
+ b=}"
f"{ {1: 2}[1] }{ {a for a in b} }"
f'{a:\x41{b}}'
