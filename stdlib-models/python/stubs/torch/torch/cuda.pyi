# torch.cuda: there is none; what runs there is not CPU memory.
import mux
def is_available(): return False
def device_count(): return 0
def synchronize(device=None): return None
def empty_cache(): return None
def manual_seed(seed): return None
