# torch.nn.functional.
import mux
import torch
def linear(input, weight, bias=None):
    return mux.matmul(input, mux.transpose(weight))
def embedding(input, weight, padding_idx=None, **kw):
    return mux.follows(mux.tensor(list(mux.shape(input)) + [mux.shape(weight)[1]], mux.dtype(weight)), weight)
# measure: torch.nn.functional.softmax(torch.rand(n, n), dim=-1) for n in 10, 100, 400
def softmax(input, dim=None, _stacklevel=3, dtype=None): return mux.ufunc(input, kind="float", save="result")
def log_softmax(input, dim=None, _stacklevel=3, dtype=None): return mux.ufunc(input, kind="float", save="result")
# measure: torch.nn.functional.relu(torch.rand(n, n)) for n in 10, 100, 400
def relu(input, inplace=False): return mux.ufunc(input, save="result")
# measure: torch.nn.functional.gelu(torch.rand(n, n)) for n in 10, 100, 400
def gelu(input, approximate="none"):
    r = mux.ufunc(input, kind="float", save="input")
    mux.work(4800)
    return r
def silu(input, inplace=False): return mux.ufunc(input, kind="float", save="input")
def leaky_relu(input, negative_slope=0.01, inplace=False): return mux.ufunc(input, kind="float", save="input")
def elu(input, alpha=1.0, inplace=False): return mux.ufunc(input, kind="float", save="input")
def softplus(input, beta=1, threshold=20): return mux.ufunc(input, kind="float", save="input")
def sigmoid(input): return mux.ufunc(input, kind="float", save="result")
def tanh(input): return mux.ufunc(input, kind="float", save="result")
def dropout(input, p=0.5, training=True, inplace=False):
    if training:
        mask = mux.copied(input)
        return mux.ufunc(input, mask, save="inputs")
    return input
# measure: torch.nn.functional.layer_norm(torch.rand(n, n), (n,)) for n in 10, 100, 400
def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05):
    s = mux.shape(input)
    r = mux.ufunc(input, kind="float", save="input")
    mux.work_at_most(8 * mux.exact_div(input.numel(), s[-1]) + 1024)
    return r
def normalize(input, p=2.0, dim=1, eps=1e-12):
    t = mux.reduce(input, dim, True, kind="mean")
    return mux.ufunc(input, t, kind="float", save="inputs")
def one_hot(tensor, num_classes=-1):
    if mux.is_constant(num_classes) and num_classes == -1:
        return mux.unknown("torch.nn.functional.one_hot without num_classes=")
    return mux.tensor(list(mux.shape(tensor)) + [num_classes], "int64")
def pad(input, pad, mode="constant", value=0):
    s = list(mux.shape(input))
    k = len(s) - 1
    for i in range(0, len(pad), 2):
        s[k] = s[k] + pad[i] + pad[i + 1]
        k = k - 1
    return mux.tensor(s, mux.dtype(input))
def cosine_similarity(x1, x2, dim=1, eps=1e-8): return torch.cosine_similarity(x1, x2, dim)
def cross_entropy(input, target, **kw):
    mux.work_at_most(4 * input.numel())
    return mux.tensor(())
def mse_loss(input, target, **kw):
    mux.work_at_most(4 * input.numel())
    return mux.tensor(())
def nll_loss(input, target, **kw): return mux.tensor(())
def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False):
    s = mux.matmul(query, torch.transpose(key, -2, -1))
    p = mux.ufunc(s, kind="float", save="result")
    mux.work_at_most(s.numel() * 4)
    return mux.matmul(p, value)
def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None): return mux.unknown("torch.nn.functional.interpolate")
