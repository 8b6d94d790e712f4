# torch.nn.init: in place.
import mux
def xavier_uniform_(tensor, gain=1.0): return tensor
def xavier_normal_(tensor, gain=1.0): return tensor
def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu"): return tensor
def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu"): return tensor
def normal_(tensor, mean=0.0, std=1.0): return tensor
def uniform_(tensor, a=0.0, b=1.0): return tensor
def zeros_(tensor): return tensor
def ones_(tensor): return tensor
def constant_(tensor, val): return tensor
