# torch.nn.utils.
import mux
def clip_grad_norm_(parameters, max_norm, norm_type=2.0): return mux.unknown("torch.nn.utils.clip_grad_norm_")
