# torch.nn: modules take 1.6 KiB, a parameter its elements and 0.7 KiB. What a
# module computes needs gradients unless torch.no_grad says otherwise.
import mux
import torch
from torch.nn import functional, init, utils
class Module:
    def __init__(self):
        mux.data(self, 1500)
        self.training = True
    def __call__(self, *args, **kwargs): return self.forward(*args, **kwargs)
    def eval(self): return self
    def train(self, mode=True): return self
    def to(self, *args, **kwargs): return self
    def cpu(self): return self
    def cuda(self, device=None): return self
    def zero_grad(self, set_to_none=False): return None
    def requires_grad_(self, requires_grad=True): return self
    def load_state_dict(self, state_dict, strict=True): return None
    def state_dict(self): return mux.unknown("torch.nn.Module.state_dict")
    def parameters(self, recurse=True): return mux.unknown("torch.nn.Module.parameters")
    def named_parameters(self): return mux.unknown("torch.nn.Module.named_parameters")
    def apply(self, fn): return mux.unknown("torch.nn.Module.apply")
    def register_buffer(self, name, tensor, persistent=True):
        mux.setattr(self, name, tensor)
        return None
    def register_parameter(self, name, param):
        mux.setattr(self, name, param)
        return None
def Parameter(data=None, requires_grad=True): return mux.needs_grad(data)
def _parameter(shape):
    mux.work_at_most(1024)
    return mux.needs_grad(mux.tensor(shape))
# measure: torch.nn.Linear(n, n) for n in 10, 100, 400
class Linear(Module):
    def __init__(self, in_features, out_features, bias=True, device=None, dtype=None):
        mux.data(self, 2200)
        self.in_features = in_features
        self.out_features = out_features
        self.weight = _parameter((out_features, in_features))
        self.bias = None
        if bias:
            self.bias = _parameter((out_features,))
    def forward(self, input): return functional.linear(input, self.weight, self.bias)
# measure: torch.nn.Embedding(n, 64) for n in 10, 100, 400
class Embedding(Module):
    def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, **kw):
        mux.data(self, 2200)
        self.weight = _parameter((num_embeddings, embedding_dim))
    def forward(self, input): return functional.embedding(input, self.weight)
class _Recurrent(Module):
    def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, nonlinearity="tanh"):
        mux.data(self, 3600)
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.batch_first = batch_first
        self.both = 1
        if bidirectional:
            self.both = 2
        w = []
        n = input_size
        for i in range(num_layers):
            for j in range(self.both):
                w.append(_parameter((self.gates * hidden_size, n)))
                w.append(_parameter((self.gates * hidden_size, hidden_size)))
                if bias:
                    w.append(_parameter((self.gates * hidden_size,)))
                    w.append(_parameter((self.gates * hidden_size,)))
            n = self.both * hidden_size
        self.weights = w
    def forward(self, input, hx=None):
        s = mux.shape(input)
        h = self.hidden_size
        b = s[1]
        if self.batch_first:
            b = s[0]
        # Per step the gates, and what the way back needs.
        mux.work_at_most(4 * (4 * self.gates + 4) * s[0] * s[1] * h * self.both + 32768)
        out = mux.needs_grad(mux.tensor((s[0], s[1], h * self.both)))
        state = mux.tensor((self.num_layers * self.both, b, h))
        if self.cell:
            return mux.pair(out, mux.pair(state, mux.tensor((self.num_layers * self.both, b, h))))
        return mux.pair(out, state)
# measure: torch.nn.RNN(n, n) for n in 10, 100, 400
class RNN(_Recurrent):
    gates = 1
    cell = 0
# measure: torch.nn.GRU(n, n) for n in 10, 100, 400
class GRU(_Recurrent):
    gates = 3
    cell = 0
# measure: torch.nn.LSTM(n, n) for n in 10, 100, 400
class LSTM(_Recurrent):
    gates = 4
    cell = 1
# measure: torch.nn.LayerNorm(n) for n in 10, 100, 4000
class LayerNorm(Module):
    def __init__(self, normalized_shape, eps=1e-05, elementwise_affine=True, device=None, dtype=None):
        mux.data(self, 2200)
        self.weight = _parameter(normalized_shape)
        self.bias = _parameter(normalized_shape)
    def forward(self, input): return functional.layer_norm(input, None)
class BatchNorm2d(Module):
    def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True):
        mux.data(self, 3400)
        self.weight = _parameter((num_features,))
        self.bias = _parameter((num_features,))
        self.running_mean = mux.tensor((num_features,))
        self.running_var = mux.tensor((num_features,))
    def forward(self, input): return mux.ufunc(input, save="input")
class BatchNorm1d(BatchNorm2d): pass
# measure: torch.nn.Conv2d(3, n, 3) for n in 10, 100, 400
class Conv2d(Module):
    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode="zeros"):
        mux.data(self, 3600)
        k, s, p = kernel_size, stride, padding
        if mux.is_known(k):
            k = (k, k)
        if mux.is_known(s):
            s = (s, s)
        if mux.is_known(p):
            p = (p, p)
        self.kernel, self.stride, self.padding, self.out = k, s, p, out_channels
        self.weight = _parameter((out_channels, in_channels // groups, k[0], k[1]))
        self.bias = None
        if bias:
            self.bias = _parameter((out_channels,))
    # The pieces under the kernel are gathered for a product of matrices.
    def forward(self, input):
        n, c, h, w = mux.shape(input)
        k, s, p = self.kernel, self.stride, self.padding
        oh = (h + 2 * p[0] - k[0]) // s[0] + 1
        ow = (w + 2 * p[1] - k[1]) // s[1] + 1
        r = mux.tensor((n, self.out, oh, ow))
        mux.work_at_most(8 * n * oh * ow * mux.max(self.out, c * k[0] * k[1]) + 4 * n * c * h * w + 16384)
        return mux.needs_grad(r)
class MaxPool2d(Module):
    def __init__(self, kernel_size, stride=None, padding=0, **kw):
        mux.data(self, 1700)
        self.k = kernel_size
    def forward(self, input):
        n, c, h, w = mux.shape(input)
        return mux.tensor((n, c, h // self.k, w // self.k), mux.dtype(input))
class _Activation(Module):
    def __init__(self, *args, **kwargs): mux.data(self, 1600)
    def forward(self, input): return mux.ufunc(input, kind="float", save="result")
class ReLU(_Activation): pass
class Sigmoid(_Activation): pass
class Tanh(_Activation): pass
class Softmax(_Activation): pass
class LogSoftmax(_Activation): pass
class GELU(_Activation):
    def forward(self, input): return mux.ufunc(input, kind="float", save="input")
class SiLU(GELU): pass
class LeakyReLU(GELU): pass
class Identity(_Activation):
    def forward(self, input): return input
class Flatten(_Activation):
    def forward(self, input): return torch.flatten(input, 1)
class Dropout(Module):
    def __init__(self, p=0.5, inplace=False):
        mux.data(self, 1650)
    # In training a mask of the input's size is kept.
    def forward(self, input): return functional.dropout(input)
class Sequential(Module):
    def __init__(self, *modules):
        mux.data(self, 2000)
        self.modules = modules
    def forward(self, input):
        for m in self.modules:
            input = m(input)
        return input
class ModuleList(Module):
    def __init__(self, modules=None):
        mux.data(self, 2000)
        self.list = list(modules or [])
    def append(self, module):
        self.list.append(module)
        return self
    def __iter__(self): return iter(self.list)
    def __getitem__(self, i): return self.list[i]
    def __len__(self): return len(self.list)
class MultiheadAttention(Module):
    def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, batch_first=False, **kw):
        mux.data(self, 3600)
        self.heads = num_heads
        self.in_proj_weight = _parameter((3 * embed_dim, embed_dim))
        self.in_proj_bias = _parameter((3 * embed_dim,))
        self.out_proj = Linear(embed_dim, embed_dim)
    def forward(self, query, key, value, **kw): return mux.unknown("torch.nn.MultiheadAttention.forward")
class _Loss(Module):
    def __init__(self, *args, **kwargs): mux.data(self, 1600)
    def forward(self, input, target):
        mux.work_at_most(4 * input.numel())
        return mux.needs_grad(mux.tensor(()))
class MSELoss(_Loss): pass
class L1Loss(_Loss): pass
class CrossEntropyLoss(_Loss): pass
class NLLLoss(_Loss): pass
class BCELoss(_Loss): pass
class BCEWithLogitsLoss(_Loss): pass
