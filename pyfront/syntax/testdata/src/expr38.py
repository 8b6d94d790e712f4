"""Expressions of all versions."""
a = 1; b = 2.5e-3; c = 3j; d = 0xff_ff + 0o17 - 0b101 * 1_000 // 2 % 3 @ m
x = y = z = None
x, *y = 1, *z, 2
(x), [y, [z]] = (a, (b,)), [c]
x = () if not a else (b,) if b is not c else [d]
f(a, *b, k=1, *c, **d, e=2)
f(x for x in y if x if not x for z in x)
f(x := 1, y := (2))
print(*a, sep="")
g(**{'a': 1}, **{}, )
t = a[1], a[1:2], a[::2], a[:, 1:, ...], a[b, :c:d]
u = a.b.c[d](e)(f)[g].h
v = a or b and c or not d and not not e
w = a < b <= c != d == e > f >= g in h not in i is j is not k
n = a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
o = -a ** -b ** ~c + +d
p = lambda: (yield)
q = lambda a, b=1, *c, d, e=2, **f: a if b else lambda *, z: z
r = lambda a, /, b=2, *args: {a: b, **c, 'x': [d for e in f]}
s = {1, 2, *x}, {}, {**a}, {a: b for a, b in c}, {a for a in b}, [a async for a in b]
aa = 'a' "b" '''c
d''' r"\n" u'x' """ "e" """
bb = b'a\x00\377\n' rb"\x" Br'\q' b"\
"
cc = '\x41\u0042\U00000043\N{LATIN SMALL LETTER A}\N{nbsp}\103\
\ud800\'\"\a\b\f\r\t\v\q' '\N{HANGUL SYLLABLE GAG}'
dd = 1if a else 2
ee = 1e400, 1e-400, .5, 5., 1.e5j, 123456789012345678901234567890, 0.1, 1e16, 1e22, 123456789.123
ff = f'a{b}c{d!r:>{e}.{f}}{g=}{{h}}' f"" 'i' rf'\{j}' F"{k:%Y-%m}"
gg = f'{a["b"]}{c if d else e}{ (lambda x: x)(1) }{x!s}{y = }{z=!a:^10}'
hh = f'''{
  a
  + b}
{c:{d}}'''
ii = f'{(x:=1)}{yield_}{a,b}{*a,}'
_ = (yield_ := 3)
é = ﬁ = "ß" + 'x\
y'
jj = (a
      # comment
      , b)
kk = [
]
if (n := len(a)) > 10: pass
await_ = a if b else c, d
x[a, b] = x.y = c
x += 1; x -= 1; x *= 1; x @= 1; x /= 1; x %= 1; x &= 1; x |= 1; x ^= 1; x <<= 1; x >>= 1; x **= 1; x //= 1
x: int
x: int = 1
x.y: int = yield_
(x): int = 1, 2
x[0]: "str"
