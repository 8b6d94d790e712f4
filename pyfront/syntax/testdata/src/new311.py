try: a
except* A: b
except *(B, C) as d: e
else: f
finally: g
a[*b]
a[*b, c]
a[1, *b, 2:3]
def f(*args: *Ts): pass
def f(*args: *tuple[int, *Ts], x): pass
