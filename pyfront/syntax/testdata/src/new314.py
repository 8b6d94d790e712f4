t"a{b}c{d!r:>{e}}"
t'{a=}' t"b"
rt'\{a}' Tr"{b:%}"
t"{ a + b }{c = !s:x}"
t''
try: a
except A, B: c
try: a
except A, B, : c
match x:
    case 1 + 2j: pass
x = t"{f"{t'{a}'}"}{x:a{y=}b}"
