"""Functions over tensors of PyTorch, measured by the allocator's counts."""
import torch
import torch.nn as nn
import torch.nn.functional as F

METER = "malloc"

POINTS = {
    "tensor_sum": {"n": [10, 100, 500]},
    "softmax_rows": {"n": [10, 100, 500]},
    "own_softmax": {"n": [10, 100, 500]},
    "attention": {"t": [4, 50, 200], "d": [8, 64, 128]},
    "multi_head": {"t": [4, 50, 200], "d": [8, 64, 128], "h": [2, 4, 8]},
    "causal": {"t": [4, 50, 300]},
    "cache_cat": {"steps": [4, 20, 60], "d": [8, 64, 128]},
    "cache_list": {"layers": [2, 4, 8], "t": [4, 50, 200], "d": [8, 64, 128]},
    "cache_fill": {"t": [4, 50, 200], "d": [8, 64, 512]},
    "layer_norm": {"n": [10, 100, 300], "d": [8, 64, 256]},
    "rms_norm": {"n": [10, 100, 300], "d": [8, 64, 256]},
    "embed": {"t": [4, 50, 200], "vocab": [50, 1000, 5000], "d": [8, 64, 128]},
    "linear_no_grad": {"b": [2, 20, 50], "d": [8, 64, 256]},
    "mlp": {"b": [2, 20, 50], "d": [8, 64, 512]},
    "mlp_grad": {"b": [2, 50, 500], "d": [8, 64, 512]},
    "model": {"d": [8, 64, 512]},
    "sequential": {"d": [64, 256, 512]},
    "rnn_weights": {"d": [8, 64, 512]},
    "one_hot_rows": {"t": [4, 50, 200], "n": [10, 60, 300]},
    "transposed": {"n": [10, 100, 500]},
    "masked": {"n": [10, 100, 500]},
    "stacked": {"n": [10, 100, 500]},
    "half": {"n": [10, 100, 500]},
    "quantized": {"n": [10, 100, 500]},
    "batched": {"b": [2, 8, 32], "n": [10, 50, 100]},
    "outer_product": {"n": [10, 100, 500]},
    "top": {"vocab": [100, 1000, 50000]},
    "sampled": {"vocab": [100, 1000, 50000]},
    "rope": {"t": [4, 50, 300], "d": [8, 64, 128]},
    "to_numpy": {"n": [10, 100, 500]},
    "cosine": {"n": [10, 100, 2000], "d": [8, 64, 128]},
    "ids": {"n": [10, 1000, 100000]},
    "broadcast": {"n": [10, 100, 500]},
    "lora": {"d": [16, 64, 512], "r": [2, 4, 8]},
    "conv": {"n": [16, 64, 128]},
    "normalized_image": {"h": [16, 64, 256], "w": [16, 64, 256]},
}

LIMITS = {
    "bound": """
        conv sampled
    """,
}


def tensor_sum(n):
    a = torch.randn(n, n)
    b = torch.ones(n, n)
    return a + b * 2.0


def softmax_rows(n):
    return torch.softmax(torch.randn(n, n), dim=-1)


def own_softmax(n):
    x = torch.randn(n, n)
    e = torch.exp(x - x.max(dim=-1, keepdim=True)[0])
    return e / e.sum(dim=-1, keepdim=True)


def attention(t, d):
    q = torch.randn(t, d)
    k = torch.randn(t, d)
    v = torch.randn(t, d)
    s = q @ k.t() / d ** 0.5
    return F.softmax(s, dim=-1) @ v


def multi_head(t, d, h):
    x = torch.randn(1, t, d)
    wq = torch.randn(d, d)
    wk = torch.randn(d, d)
    wv = torch.randn(d, d)
    q = (x @ wq).view(1, t, h, d // h).transpose(1, 2)
    k = (x @ wk).view(1, t, h, d // h).transpose(1, 2)
    v = (x @ wv).view(1, t, h, d // h).transpose(1, 2)
    s = torch.matmul(q, k.transpose(-2, -1)) / (d // h) ** 0.5
    p = torch.softmax(s, dim=-1)
    o = torch.matmul(p, v)
    return o.transpose(1, 2).contiguous().view(1, t, d)


def causal(t):
    mask = torch.tril(torch.ones(t, t))
    s = torch.randn(t, t)
    return s.masked_fill(mask == 0, float("-inf"))


def cache_cat(steps, d):
    cache = torch.zeros(0, d)
    for _ in range(steps):
        cache = torch.cat([cache, torch.ones(1, d)], dim=0)
    return cache


def cache_list(layers, t, d):
    return [(torch.zeros(1, t, d), torch.zeros(1, t, d)) for _ in range(layers)]


def cache_fill(t, d):
    k = torch.zeros(t, d)
    for i in range(t):
        k[i] = torch.ones(d)
    return k


def layer_norm(n, d):
    x = torch.randn(n, d)
    return F.layer_norm(x, (d,))


def rms_norm(n, d):
    x = torch.randn(n, d)
    w = torch.ones(d)
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6) * w


def embed(t, vocab, d):
    table = torch.randn(vocab, d)
    ids = torch.randint(0, vocab, (t,))
    return table[ids]


def linear_no_grad(b, d):
    layer = nn.Linear(d, 4 * d)
    with torch.no_grad():
        y = layer(torch.randn(b, d))
    return y


def mlp(b, d):
    x = torch.randn(b, d)
    w1 = torch.randn(d, 4 * d)
    w2 = torch.randn(4 * d, d)
    return torch.relu(x @ w1) @ w2


def mlp_grad(b, d):
    first = nn.Linear(d, d)
    second = nn.Linear(d, d)
    x = torch.randn(b, d)
    return second(torch.relu(first(x)))


class Net(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.first = nn.Linear(d, 2 * d)
        self.second = nn.Linear(2 * d, 10)

    def forward(self, x):
        return self.second(torch.relu(self.first(x)))


def model(d):
    return Net(d)


def sequential(d):
    return nn.Sequential(nn.Linear(d, d), nn.ReLU(), nn.Linear(d, 2))


def rnn_weights(d):
    return nn.LSTM(d, d)


def one_hot_rows(t, n):
    out = torch.zeros(t, 1, n)
    for i in range(t):
        out[i][0][i % 10] = 1
    return out


def transposed(n):
    a = torch.zeros(n, n)
    return a.t().contiguous()


def masked(n):
    a = torch.randn(n, n)
    return a * (a > 0)


def stacked(n):
    rows = [torch.zeros(n) for _ in range(n)]
    return torch.stack(rows)


def half(n):
    return torch.zeros(n, n).half()


def quantized(n):
    w = torch.randn(n, n)
    scale = w.abs().max() / 127
    return (w / scale).round().to(torch.int8)


def batched(b, n):
    return torch.bmm(torch.ones(b, n, n), torch.ones(b, n, n))


def outer_product(n):
    return torch.outer(torch.arange(n).float(), torch.ones(n))


def top(vocab):
    logits = torch.randn(vocab)
    values, indices = torch.topk(logits, 5)
    return indices


def sampled(vocab):
    p = torch.softmax(torch.randn(vocab), dim=-1)
    return torch.multinomial(p, 1)


def rope(t, d):
    x = torch.randn(t, d)
    f = 1.0 / (10000 ** (torch.arange(0, d, 2).float() / d))
    a = torch.outer(torch.arange(t).float(), f)
    x1, x2 = x[:, : d // 2], x[:, d // 2:]
    return torch.cat((x1 * a.cos() - x2 * a.sin(), x1 * a.sin() + x2 * a.cos()), dim=-1)


def to_numpy(n):
    return (torch.ones(n, n) * 2).numpy()


def cosine(n, d):
    a = torch.randn(n, d)
    q = torch.randn(d)
    return a @ q / (a.norm(dim=1) * q.norm())


def ids(n):
    return torch.tensor([i % 100 for i in range(n)])


def broadcast(n):
    a = torch.arange(n).view(n, 1)
    return a - torch.arange(n)


def lora(d, r):
    w = torch.zeros(d, d)
    a = torch.zeros(r, d)
    b = torch.zeros(d, r)
    return w + b @ a


def conv(n):
    layer = nn.Conv2d(3, 8, 3)
    with torch.no_grad():
        return layer(torch.randn(1, 3, n, n))


def normalized_image(h, w):
    x = torch.randint(0, 256, (3, h, w)).float() / 255.0
    mean = torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1)
    std = torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)
    return ((x - mean) / std).unsqueeze(0)
