# torch.optim: the state of an optimizer comes into being with its first step.
import mux
class SGD:
    def __new__(cls, params, **kw): return mux.unknown("torch.optim.SGD")
class Adam:
    def __new__(cls, params, **kw): return mux.unknown("torch.optim.Adam")
class AdamW:
    def __new__(cls, params, **kw): return mux.unknown("torch.optim.AdamW")
