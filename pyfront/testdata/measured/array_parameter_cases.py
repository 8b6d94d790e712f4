"""Functions of array parameters, whose dimensions their use implies; measured by
CPython."""
import numpy as np

MATRIX = ["=np.ones((8, 6))", "=np.ones((100, 80))", "=np.ones((300, 200))"]
POINTS = {
    "softmax": {"x": MATRIX},
    "layer_norm": {"x": MATRIX, "g": ["=np.ones(6)", "=np.ones(80)", "=np.ones(200)"]},
    "gelu": {"x": MATRIX},
    "relu": {"x": ["=np.ones(10)", "=np.ones((100, 80))", "=np.ones((4, 100, 80))"]},
    "scores": {"q": MATRIX, "k": ["=np.ones((5, 6))", "=np.ones((60, 80))", "=np.ones((150, 200))"]},
    "normalized": {"x": MATRIX},
    "rows_and_columns": {"x": MATRIX},
    "swapped": {"x": ["=np.ones((2, 3, 4))", "=np.ones((10, 20, 30))", "=np.ones((20, 50, 60))"]},
    "dense": {"x": MATRIX, "w": ["=np.ones((6, 9))", "=np.ones((80, 50))", "=np.ones((200, 300))"]},
    "moving": {"x": ["=np.ones(100)", "=np.ones(10000)", "=np.ones(300000)"], "k": [3, 10, 50]},
}


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def layer_norm(x, g):
    mean = x.mean(axis=-1, keepdims=True)
    var = x.var(axis=-1, keepdims=True)
    return g * (x - mean) / np.sqrt(var + 1e-5)


def gelu(x):
    return 0.5 * x * (1 + np.tanh(0.79788456 * (x + 0.044715 * x ** 3)))


def relu(x):
    return np.maximum(x, 0)


def scores(q, k):
    return q @ k.T / np.sqrt(q.shape[-1])


def normalized(x):
    return x / np.linalg.norm(x, axis=1, keepdims=True)


def rows_and_columns(x):
    rows, cols = x.shape
    out = np.zeros((rows, cols))
    out += x
    return out


def swapped(x):
    return x.transpose(0, 2, 1).copy()


def dense(x, w):
    return np.maximum(x @ w, 0)


def moving(x, k):
    c = np.cumsum(x)
    return (c[k:] - c[:-k]) / k
