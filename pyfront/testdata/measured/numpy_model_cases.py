"""Functions of neural networks and language models over numpy, measured by
CPython."""
import numpy as np

POINTS = {
    "softmax": {"n": [10, 100, 300]},
    "softmax_axis": {"n": [10, 100, 300], "k": [7, 50, 200]},
    "log_softmax": {"n": [10, 100, 300]},
    "layer_norm": {"n": [10, 100, 300], "d": [8, 64, 256]},
    "rms_norm": {"n": [10, 100, 300], "d": [8, 64, 256]},
    "layer_norm_f32": {"n": [10, 100, 300], "d": [8, 64, 256]},
    "batch_norm": {"n": [10, 100, 300], "d": [8, 64, 256]},
    "gelu": {"n": [10, 100, 300]},
    "silu": {"n": [10, 100, 300]},
    "leaky_relu": {"n": [10, 100, 300]},
    "dropout": {"n": [10, 100, 300]},
    "dense": {"b": [2, 20, 50], "d": [8, 64, 256]},
    "mlp": {"b": [2, 20, 50], "d": [8, 64, 256]},
    "embedding": {"t": [4, 50, 200], "vocab": [50, 1000, 5000], "d": [8, 64, 128]},
    "position_encoding": {"t": [4, 50, 200], "d": [8, 64, 128]},
    "rope": {"t": [4, 50, 200], "d": [8, 64, 128]},
    "attention": {"t": [4, 50, 200], "d": [8, 64, 128]},
    "attention_f32": {"t": [4, 50, 200], "d": [8, 64, 128]},
    "causal_attention": {"t": [4, 50, 200], "d": [8, 64, 128]},
    "multi_head": {"t": [4, 50, 200], "d": [8, 64, 128], "h": [2, 4, 8]},
    "kv_cache_list": {"steps": [4, 20, 60], "d": [8, 64, 128]},
    "kv_cache_concat": {"steps": [4, 20, 60], "d": [8, 64, 128]},
    "kv_cache_dict": {"layers": [2, 4, 8], "t": [4, 50, 200], "d": [8, 64, 128]},
    "kv_append": {"layers": [2, 4, 8], "t": [4, 50, 200], "d": [8, 64, 128]},
    "beam_scores": {"b": [2, 4, 8], "vocab": [100, 1000, 5000]},
    "top_k_sample": {"vocab": [100, 1000, 50000], "k": [5, 10, 40]},
    "top_p": {"vocab": [100, 1000, 50000]},
    "one_hot": {"n": [10, 100, 300], "k": [5, 10, 100]},
    "cross_entropy": {"n": [10, 100, 300], "k": [5, 10, 100]},
    "cosine": {"n": [10, 100, 500], "d": [8, 64, 128]},
    "sgd": {"d": [10, 100, 500], "k": [2, 4, 6]},
    "adam": {"d": [10, 100, 500], "k": [2, 4, 6]},
    "conv1d": {"n": [20, 1000, 20000], "k": [3, 5, 9]},
    "conv2d_loop": {"n": [8, 20, 40]},
    "im2col": {"n": [8, 40, 100]},
    "max_pool": {"n": [8, 40, 200]},
    "rnn_cell": {"t": [4, 20, 50], "d": [8, 64, 128]},
    "lstm_step": {"d": [8, 64, 256]},
    "gru_step": {"d": [8, 64, 256]},
    "normalize_image": {"h": [10, 100, 200], "w": [10, 100, 200]},
    "image_batch": {"b": [1, 4, 8], "h": [10, 50, 100]},
    "quantize": {"n": [10, 100, 400]},
    "dequantize": {"n": [10, 100, 400]},
    "lora": {"d": [16, 64, 256], "r": [2, 4, 8]},
    "weights": {"d": [16, 64, 256], "layers": [2, 3, 4]},
    "tokens_padded": {"b": [2, 20, 50], "t": [8, 64, 256]},
    "gram": {"n": [10, 100, 300], "d": [8, 64, 128]},
    "rbf": {"n": [10, 100, 300]},
    "perceptron": {"n": [10, 100, 1000], "d": [4, 8, 16]},
    "running_mean": {"n": [10, 100, 300], "d": [8, 64, 128]},
    "model_class": {"d": [8, 64, 128]},
    "block": {"t": [4, 50, 200], "d": [8, 64, 128]},
}


LIMITS = {
    "bound": """
        rope weights
    """,
    "unknown": """
        kv_append rnn_cell
    """,
}


def softmax(n):
    x = np.random.randn(n, n)
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def softmax_axis(n, k):
    x = np.ones((n, k), dtype=np.float32)
    x = x - x.max(axis=1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=1, keepdims=True)


def log_softmax(n):
    x = np.random.randn(n, n)
    m = x.max(axis=1, keepdims=True)
    return x - m - np.log(np.sum(np.exp(x - m), axis=1, keepdims=True))


def layer_norm(n, d):
    x = np.random.randn(n, d)
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    gamma = np.ones(d)
    beta = np.zeros(d)
    return gamma * (x - mean) / np.sqrt(var + 1e-5) + beta


def rms_norm(n, d):
    x = np.ones((n, d), dtype=np.float32)
    w = np.ones(d, dtype=np.float32)
    return x / np.sqrt(np.mean(x ** 2, axis=-1, keepdims=True) + 1e-6) * w


def layer_norm_f32(n, d):
    x = np.ones((n, d), dtype=np.float32)
    mu = np.mean(x, axis=-1, keepdims=True)
    sigma = np.std(x, axis=-1, keepdims=True)
    return (x - mu) / (sigma + 1e-6)


def batch_norm(n, d):
    x = np.random.randn(n, d)
    mu = np.mean(x, axis=0)
    v = np.var(x, axis=0)
    return (x - mu) / np.sqrt(v + 1e-5)


def gelu(n):
    x = np.random.randn(n, n)
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * np.power(x, 3))))


def silu(n):
    x = np.random.randn(n, n)
    return x / (1.0 + np.exp(-x))


def leaky_relu(n):
    x = np.random.randn(n, n)
    return np.where(x > 0, x, x * 0.01)


def dropout(n):
    x = np.ones((n, n))
    mask = np.random.rand(*x.shape) > 0.5
    return x * mask / 0.5


def dense(b, d):
    x = np.random.randn(b, d)
    w = np.random.randn(d, 4 * d)
    bias = np.zeros(4 * d)
    return x @ w + bias


def mlp(b, d):
    x = np.ones((b, d), dtype=np.float32)
    w1 = np.ones((d, 4 * d), dtype=np.float32)
    w2 = np.ones((4 * d, d), dtype=np.float32)
    h = np.maximum(0, x @ w1)
    return h @ w2


def embedding(t, vocab, d):
    table = np.random.randn(vocab, d).astype(np.float32)
    ids = np.random.randint(0, vocab, size=t)
    return table[ids]


def position_encoding(t, d):
    pos = np.arange(t)[:, np.newaxis]
    i = np.arange(d)[np.newaxis, :]
    angle = pos / np.power(10000, (2 * (i // 2)) / d)
    angle[:, 0::2] = np.sin(angle[:, 0::2])
    angle[:, 1::2] = np.cos(angle[:, 1::2])
    return angle


def rope(t, d):
    x = np.ones((t, d))
    f = 1.0 / (10000 ** (np.arange(0, d, 2) / d))
    a = np.outer(np.arange(t), f)
    cos, sin = np.cos(a), np.sin(a)
    x1, x2 = x[:, ::2], x[:, 1::2]
    return np.concatenate([x1 * cos - x2 * sin, x1 * sin + x2 * cos], axis=-1)


def attention(t, d):
    q = np.random.randn(t, d)
    k = np.random.randn(t, d)
    v = np.random.randn(t, d)
    s = q @ k.T / np.sqrt(d)
    s = np.exp(s - s.max(axis=-1, keepdims=True))
    s = s / s.sum(axis=-1, keepdims=True)
    return s @ v


def attention_f32(t, d):
    q = np.ones((t, d), dtype=np.float32)
    k = np.ones((t, d), dtype=np.float32)
    v = np.ones((t, d), dtype=np.float32)
    scores = np.matmul(q, k.T) / np.float32(np.sqrt(d))
    weights = np.exp(scores)
    weights /= weights.sum(axis=-1, keepdims=True)
    return np.matmul(weights, v)


def causal_attention(t, d):
    q = np.random.randn(t, d)
    k = np.random.randn(t, d)
    scores = q.dot(k.T) / d ** 0.5
    mask = np.triu(np.ones((t, t)), k=1).astype(bool)
    scores[mask] = -1e9
    return scores


def multi_head(t, d, h):
    x = np.ones((t, d), dtype=np.float32)
    wq = np.ones((d, d), dtype=np.float32)
    wk = np.ones((d, d), dtype=np.float32)
    wv = np.ones((d, d), dtype=np.float32)
    hd = d // h
    q = (x @ wq).reshape(t, h, hd).transpose(1, 0, 2)
    k = (x @ wk).reshape(t, h, hd).transpose(1, 0, 2)
    v = (x @ wv).reshape(t, h, hd).transpose(1, 0, 2)
    s = q @ k.transpose(0, 2, 1) / np.sqrt(hd)
    p = np.exp(s - s.max(axis=-1, keepdims=True))
    p /= p.sum(axis=-1, keepdims=True)
    o = p @ v
    return o.transpose(1, 0, 2).reshape(t, d)


def kv_cache_list(steps, d):
    keys = []
    values = []
    for _ in range(steps):
        keys.append(np.zeros(d, dtype=np.float32))
        values.append(np.zeros(d, dtype=np.float32))
    return np.stack(keys), np.stack(values)


def kv_cache_concat(steps, d):
    cache = np.zeros((0, d), dtype=np.float32)
    for _ in range(steps):
        cache = np.concatenate([cache, np.ones((1, d), dtype=np.float32)], axis=0)
    return cache


def kv_cache_dict(layers, t, d):
    return {i: (np.zeros((t, d), dtype=np.float16), np.zeros((t, d), dtype=np.float16)) for i in range(layers)}


def kv_append(layers, t, d):
    cache = [[np.zeros((t, d)), np.zeros((t, d))] for _ in range(layers)]
    for l in range(layers):
        cache[l][0] = np.concatenate([cache[l][0], np.ones((1, d))])
        cache[l][1] = np.concatenate([cache[l][1], np.ones((1, d))])
    return cache


def beam_scores(b, vocab):
    scores = np.zeros((b, 1))
    logp = np.log(np.random.rand(b, vocab))
    total = (scores + logp).reshape(-1)
    return np.argpartition(-total, b)[:b]


def top_k_sample(vocab, k):
    logits = np.random.randn(vocab)
    idx = np.argsort(logits)[-k:]
    p = np.exp(logits[idx])
    p /= p.sum()
    return np.random.choice(idx, p=p)


def top_p(vocab):
    logits = np.random.randn(vocab)
    order = np.argsort(logits)[::-1]
    p = np.exp(logits[order])
    p = p / p.sum()
    c = np.cumsum(p)
    return order[: np.searchsorted(c, 0.9) + 1]


def one_hot(n, k):
    y = np.random.randint(0, k, n)
    out = np.zeros((n, k))
    out[np.arange(n), y] = 1
    return out


def cross_entropy(n, k):
    p = np.random.rand(n, k)
    y = np.random.randint(0, k, n)
    return -np.mean(np.log(p[np.arange(n), y]))


def cosine(n, d):
    a = np.random.rand(n, d)
    q = np.random.rand(d)
    return a.dot(q) / (np.linalg.norm(a, axis=1) * np.linalg.norm(q))


def sgd(d, k):
    w = np.random.randn(d, d)
    for _ in range(k):
        g = 2 * w
        w -= 0.01 * g
    return w


def adam(d, k):
    w = np.random.randn(d, d)
    m = np.zeros_like(w)
    v = np.zeros_like(w)
    for t in range(1, k + 1):
        g = 2 * w
        m = 0.9 * m + 0.1 * g
        v = 0.999 * v + 0.001 * g ** 2
        mh = m / (1 - 0.9 ** t)
        vh = v / (1 - 0.999 ** t)
        w = w - 0.001 * mh / (np.sqrt(vh) + 1e-8)
    return w


def conv1d(n, k):
    x = np.ones(n)
    w = np.ones(k)
    out = np.zeros(n - k + 1)
    for i in range(n - k + 1):
        out[i] = np.sum(x[i:i + k] * w)
    return out


def conv2d_loop(n):
    x = np.ones((n, n))
    w = np.ones((3, 3))
    out = np.zeros((n - 2, n - 2))
    for i in range(n - 2):
        for j in range(n - 2):
            out[i, j] = (x[i:i + 3, j:j + 3] * w).sum()
    return out


def im2col(n):
    x = np.ones((n, n))
    w = np.lib.stride_tricks.sliding_window_view(x, (3, 3))
    return w.reshape(-1, 9) @ np.ones(9)


def max_pool(n):
    x = np.random.rand(n, n)
    return x.reshape(n // 2, 2, n // 2, 2).max(axis=(1, 3))


def rnn_cell(t, d):
    wx = np.random.randn(d, d)
    wh = np.random.randn(d, d)
    h = np.zeros(d)
    out = []
    for _ in range(t):
        h = np.tanh(wx @ np.ones(d) + wh @ h)
        out.append(h)
    return np.array(out)


def lstm_step(d):
    x = np.ones((1, d))
    h = np.zeros((1, d))
    c = np.zeros((1, d))
    w = np.random.randn(2 * d, 4 * d)
    z = np.concatenate([x, h], axis=1) @ w
    i, f, g, o = np.split(z, 4, axis=1)
    c = c / (1 + np.exp(-f)) + np.tanh(g) / (1 + np.exp(-i))
    return np.tanh(c) / (1 + np.exp(-o)), c


def gru_step(d):
    def sigmoid(v):
        return 1 / (1 + np.exp(-v))
    x = np.ones(d)
    h = np.zeros(d)
    wz, wr, wh = (np.random.randn(d, d) for _ in range(3))
    z = sigmoid(wz @ x)
    r = sigmoid(wr @ x)
    n = np.tanh(wh @ (r * h))
    return (1 - z) * n + z * h


def normalize_image(h, w):
    img = np.random.randint(0, 256, (h, w, 3), dtype=np.uint8)
    x = img.astype(np.float32) / 255.0
    mean = np.array([0.485, 0.456, 0.406], dtype=np.float32)
    std = np.array([0.229, 0.224, 0.225], dtype=np.float32)
    x = (x - mean) / std
    return np.transpose(x, (2, 0, 1))[np.newaxis, ...]


def image_batch(b, h):
    images = [np.zeros((h, h, 3), dtype=np.uint8) for _ in range(b)]
    return np.stack(images).astype(np.float32)


def quantize(n):
    w = np.random.randn(n, n).astype(np.float32)
    scale = np.abs(w).max() / 127
    return np.round(w / scale).astype(np.int8)


def dequantize(n):
    q = np.ones((n, n), dtype=np.int8)
    return q.astype(np.float32) * 0.1


def lora(d, r):
    w = np.ones((d, d), dtype=np.float32)
    a = np.ones((r, d), dtype=np.float32)
    b = np.zeros((d, r), dtype=np.float32)
    return w + b @ a


def weights(d, layers):
    model = {}
    for i in range(layers):
        model["w%d" % i] = np.random.randn(d, d).astype(np.float32)
        model["b%d" % i] = np.zeros(d, dtype=np.float32)
    return model


def tokens_padded(b, t):
    batch = np.zeros((b, t), dtype=np.int64)
    mask = np.zeros((b, t), dtype=bool)
    for i in range(b):
        ids = list(range(t // 2))
        batch[i, :len(ids)] = ids
        mask[i, :len(ids)] = True
    return batch, mask


def gram(n, d):
    x = np.random.rand(n, d)
    x = x / np.sqrt((x * x).sum(axis=1))[:, None]
    return x @ x.T


def rbf(n):
    x = np.random.rand(n, 3)
    d = ((x[:, None] - x[None]) ** 2).sum(-1)
    return np.exp(-d / 2)


def perceptron(n, d):
    x = np.random.rand(n, d)
    y = np.where(x.sum(axis=1) > 1, 1, -1)
    w = np.zeros(d)
    for i in range(n):
        if y[i] * np.dot(x[i], w) <= 0:
            w += y[i] * x[i]
    return w


def running_mean(n, d):
    mean = np.zeros(d)
    for i in range(n):
        x = np.ones(d)
        mean += (x - mean) / (i + 1)
    return mean


class Model:
    def __init__(self, d):
        self.w1 = np.zeros((d, 2 * d))
        self.b1 = np.zeros(2 * d)
        self.w2 = np.zeros((2 * d, 1))

    def forward(self, x):
        h = np.tanh(x @ self.w1 + self.b1)
        return h @ self.w2


def model_class(d):
    m = Model(d)
    return m.forward(np.ones((10, d)))


def block(t, d):
    def norm(v):
        return (v - v.mean(-1, keepdims=True)) / np.sqrt(v.var(-1, keepdims=True) + 1e-5)
    x = np.random.randn(t, d)
    wq, wk, wv, wo = [np.random.randn(d, d) for _ in range(4)]
    w1 = np.random.randn(d, 4 * d)
    w2 = np.random.randn(4 * d, d)
    a = norm(x)
    q, k, v = a @ wq, a @ wk, a @ wv
    s = q @ k.T / np.sqrt(d)
    e = np.exp(s - s.max(-1, keepdims=True))
    p = e / e.sum(-1, keepdims=True)
    x = x + p @ v @ wo
    h = norm(x) @ w1
    return x + np.maximum(h, 0) @ w2
