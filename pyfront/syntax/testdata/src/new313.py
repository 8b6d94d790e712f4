type X[T = int, *Ts = *tuple[int], **P = [int]] = int
def f[T: int = str](): pass
class C[*Ts = (int, str)]: pass
