# PyTorch on the CPU, measured on torch 1.13 with the allocator's meter: a tensor
# takes its elements and 0.4 KiB, results of what needs gradients keep what the way
# back needs. Work space of the kernels is left out where it is a constant.
import mux
from torch import nn, optim, cuda, autograd
pi = 3.141592653589793
inf = 1e308
float32 = "float32"
float = "float32"
float64 = "float64"
double = "float64"
float16 = "float16"
half = "float16"
bfloat16 = "bfloat16"
int64 = "int64"
long = "int64"
int32 = "int32"
int = "int32"
int16 = "int16"
short = "int16"
int8 = "int8"
uint8 = "uint8"
bool = "bool"
complex64 = "complex64"
strided = None
class Size:
    def __new__(cls, *a): return a[0]
class Generator:
    def __new__(cls, device=None): return mux.object(5500, Generator)
    def manual_seed(self, seed): return self
class device:
    def __new__(cls, name="cpu", index=0): return "cpu"

class Tensor:
    @property
    def shape(self): return mux.shape(self)
    @property
    def ndim(self): return mux.rank(self)
    @property
    def dtype(self): return mux.dtype(self)
    @property
    def device(self): return "cpu"
    @property
    def data(self): return mux.detached(self)
    @property
    def grad(self): return mux.opaque("a gradient")
    @property
    def T(self): return mux.transpose(self)
    @property
    def mT(self): return self.transpose(-1, -2)
    @property
    def is_cuda(self): return False
    @property
    def requires_grad(self): return mux.bool()
    def __len__(self): return mux.shape(self)[0]
    def size(self, dim=None):
        if dim is None:
            return mux.shape(self)
        return mux.shape(self)[dim]
    def dim(self): return mux.rank(self)
    def numel(self):
        n = 1
        for d in mux.shape(self):
            n = n * d
        return n
    def nelement(self): return self.numel()
    def element_size(self): return mux.itemsize(mux.dtype(self))
    def item(self):
        if mux.is_float(self):
            return mux.float()
        return mux.any_int()
    def tolist(self): return mux.tolist(self)
    def numpy(self): return mux.as_numpy(self)
    def detach(self): return mux.detached(self)
    def cpu(self): return self
    def cuda(self, device=None): return self
    def requires_grad_(self, requires_grad=True): return mux.needs_grad(self)
    def backward(self, gradient=None, retain_graph=None, create_graph=False): return mux.unknown("torch.Tensor.backward")
    def clone(self, memory_format=None): return mux.copied(self)
    def contiguous(self, memory_format=None): return mux.contiguous(self)
    def is_contiguous(self): return mux.is_contiguous(self)
    def to(self, *args, dtype=None, device=None, non_blocking=False, copy=False):
        for a in args:
            if mux.is_dtype_name(a):
                dtype = a
            elif mux.is_array(a):
                dtype = mux.dtype(a)
        if dtype is None or mux.is_dtype(self, dtype):
            return self
        return mux.copied(self, dtype)
    def type(self, dtype=None): return self.to(dtype)
    def float(self): return self.to("float32")
    def double(self): return self.to("float64")
    def half(self): return self.to("float16")
    def bfloat16(self): return self.to("bfloat16")
    def long(self): return self.to("int64")
    def int(self): return self.to("int32")
    def bool(self): return self.to("bool")
    def view(self, *shape):
        if len(shape) == 1:
            return mux.reshape(self, shape[0])
        return mux.reshape(self, shape)
    def reshape(self, *shape): return self.view(*shape)
    def flatten(self, start_dim=0, end_dim=-1):
        return flatten(self, start_dim, end_dim)
    def t(self): return mux.transpose(self)
    def transpose(self, a, b): return transpose(self, a, b)
    def swapaxes(self, a, b): return transpose(self, a, b)
    def permute(self, *dims): return mux.transpose(self, *dims)
    def squeeze(self, dim=None): return mux.squeeze(self, dim)
    def unsqueeze(self, dim): return unsqueeze(self, dim)
    def expand(self, *sizes):
        if len(sizes) == 1:
            sizes = sizes[0]
        s = list(mux.shape(self))
        out = []
        for i in range(len(sizes)):
            if sizes[i] == -1:
                out.append(s[i - len(sizes) + len(s)])
            else:
                out.append(sizes[i])
        return mux.broadcast(self, out)
    def expand_as(self, other): return mux.broadcast(self, mux.shape(other))
    def repeat(self, *sizes):
        if len(sizes) == 1 and not mux.is_known(sizes[0]):
            sizes = sizes[0]
        s = list(mux.shape(self))
        while len(s) < len(sizes):
            s = [1] + s
        out = []
        for i in range(len(s)):
            out.append(s[i] * sizes[i])
        return mux.tensor(out, mux.dtype(self))
    def repeat_interleave(self, repeats, dim=None):
        s = list(mux.shape(self))
        k = mux.axis(dim, len(s))
        s[k] = s[k] * repeats
        return mux.tensor(s, mux.dtype(self))
    def split(self, size, dim=0): return split(self, size, dim)
    def chunk(self, chunks, dim=0): return chunk(self, chunks, dim)
    def unbind(self, dim=0): return mux.unknown("torch.Tensor.unbind")
    def narrow(self, dim, start, length):
        key = []
        for i in range(mux.axis(dim, mux.rank(self))):
            key.append(mux.slice(None))
        return self[tuple(key + [mux.slice(start, start + length)])]
    def select(self, dim, index):
        key = []
        for i in range(mux.axis(dim, mux.rank(self))):
            key.append(mux.slice(None))
        return self[tuple(key + [index])]
    def gather(self, dim, index): return mux.tensor(mux.shape(index), mux.dtype(self))
    def index_select(self, dim, index): return index_select(self, dim, index)
    def scatter(self, dim, index, src): return mux.copied(self)
    def masked_fill(self, mask, value): return mux.ufunc(self, mask, kind="first")
    def masked_select(self, mask): return self[mask]
    def new_zeros(self, *size, dtype=None): return zeros(*size, dtype=dtype or mux.dtype(self))
    def new_ones(self, *size, dtype=None): return zeros(*size, dtype=dtype or mux.dtype(self))
    def new_tensor(self, data, dtype=None): return tensor(data, dtype)
    def sum(self, dim=None, keepdim=False, dtype=None): return mux.reduce(self, dim, keepdim, kind="sum", dtype=dtype)
    def prod(self, dim=None, keepdim=False, dtype=None): return mux.reduce(self, dim, keepdim, kind="sum", dtype=dtype)
    def mean(self, dim=None, keepdim=False, dtype=None): return mux.reduce(self, dim, keepdim, kind="mean", dtype=dtype)
    def std(self, dim=None, unbiased=True, keepdim=False): return mux.reduce(self, dim, keepdim, kind="mean")
    def var(self, dim=None, unbiased=True, keepdim=False): return mux.reduce(self, dim, keepdim, kind="mean")
    def norm(self, p=2, dim=None, keepdim=False): return mux.reduce(self, dim, keepdim, kind="mean")
    def any(self, dim=None, keepdim=False): return mux.reduce(self, dim, keepdim, kind="bool")
    def all(self, dim=None, keepdim=False): return mux.reduce(self, dim, keepdim, kind="bool")
    def max(self, dim=None, keepdim=False): return _extreme(self, dim, keepdim)
    def min(self, dim=None, keepdim=False): return _extreme(self, dim, keepdim)
    def amax(self, dim=None, keepdim=False): return mux.reduce(self, dim, keepdim)
    def amin(self, dim=None, keepdim=False): return mux.reduce(self, dim, keepdim)
    def argmax(self, dim=None, keepdim=False): return mux.reduce(self, dim, keepdim, kind="int64")
    def argmin(self, dim=None, keepdim=False): return mux.reduce(self, dim, keepdim, kind="int64")
    def logsumexp(self, dim, keepdim=False):
        mux.work_at_most(2 * self.numel() * 4)
        return mux.reduce(self, dim, keepdim, kind="mean")
    def topk(self, k, dim=-1, largest=True, sorted=True): return topk(self, k, dim)
    def sort(self, dim=-1, descending=False): return sort(self, dim)
    def argsort(self, dim=-1, descending=False): return argsort(self, dim)
    def cumsum(self, dim, dtype=None): return cumsum(self, dim)
    def nonzero(self, as_tuple=False): return mux.unknown("torch.Tensor.nonzero")
    def matmul(self, other): return mux.matmul(self, other)
    def mm(self, other): return mux.matmul(self, other)
    def bmm(self, other): return mux.matmul(self, other)
    def dot(self, other): return mux.matmul(self, other)
    def add(self, other, alpha=1): return self + other
    def sub(self, other, alpha=1): return self - other
    def mul(self, other): return self * other
    def div(self, other): return self / other
    def pow(self, e): return self ** e
    def neg(self): return mux.ufunc(self)
    def abs(self): return mux.ufunc(self, kind="real", save="input")
    def exp(self): return mux.ufunc(self, kind="float", save="result")
    def log(self): return mux.ufunc(self, kind="float", save="input")
    def sqrt(self): return mux.ufunc(self, kind="float", save="result")
    def rsqrt(self): return mux.ufunc(self, kind="float", save="result")
    def sin(self): return mux.ufunc(self, kind="float", save="input")
    def cos(self): return mux.ufunc(self, kind="float", save="input")
    def tanh(self): return mux.ufunc(self, kind="float", save="result")
    def sigmoid(self): return mux.ufunc(self, kind="float", save="result")
    def relu(self): return mux.ufunc(self, save="result")
    def softmax(self, dim=-1, dtype=None): return mux.ufunc(self, kind="float", save="result")
    def log_softmax(self, dim=-1): return mux.ufunc(self, kind="float", save="result")
    def clamp(self, min=None, max=None): return mux.ufunc(self, save="input")
    def round(self): return mux.ufunc(self)
    def floor(self): return mux.ufunc(self)
    def ceil(self): return mux.ufunc(self)
    def sign(self): return mux.ufunc(self)
    def square(self): return mux.ufunc(self, save="input")
    def reciprocal(self): return mux.ufunc(self, kind="float", save="result")
    def eq(self, other): return mux.ufunc(self, other, kind="bool")
    def ne(self, other): return mux.ufunc(self, other, kind="bool")
    def gt(self, other): return mux.ufunc(self, other, kind="bool")
    def ge(self, other): return mux.ufunc(self, other, kind="bool")
    def lt(self, other): return mux.ufunc(self, other, kind="bool")
    def le(self, other): return mux.ufunc(self, other, kind="bool")
    def tril(self, diagonal=0): return mux.ufunc(self)
    def triu(self, diagonal=0): return mux.ufunc(self)
    def add_(self, other, alpha=1): return self
    def sub_(self, other, alpha=1): return self
    def mul_(self, other): return self
    def div_(self, other): return self
    def zero_(self): return self
    def fill_(self, value): return self
    def copy_(self, src, non_blocking=False): return self
    def relu_(self): return self
    def clamp_(self, min=None, max=None): return self
    def masked_fill_(self, mask, value): return self
    def scatter_(self, dim, index, src=None, value=None): return self
    def index_add_(self, dim, index, source): return self
    def normal_(self, mean=0, std=1): return self
    def uniform_(self, a=0, b=1): return self
    def squeeze_(self, dim=None): return self
    def unsqueeze_(self, dim): return unsqueeze(self, dim)
class FloatTensor(Tensor):
    def __new__(cls, data): return tensor(data, "float32")
class LongTensor(Tensor):
    def __new__(cls, data): return tensor(data, "int64")
class BoolTensor(Tensor):
    def __new__(cls, data): return tensor(data, "bool")

def _shape(size):
    if len(size) == 1 and not mux.is_known(size[0]):
        return size[0]
    return size
# measure: torch.zeros(n, n) for n in 10, 100, 400
def zeros(*size, out=None, dtype=None, layout=None, device=None, requires_grad=False, pin_memory=False):
    r = mux.tensor(_shape(size), dtype)
    if requires_grad:
        return mux.needs_grad(r)
    return r
def ones(*size, out=None, dtype=None, layout=None, device=None, requires_grad=False): return zeros(*size, dtype=dtype, requires_grad=requires_grad)
def empty(*size, out=None, dtype=None, layout=None, device=None, requires_grad=False, memory_format=None): return zeros(*size, dtype=dtype, requires_grad=requires_grad)
# measure: torch.rand(n, n) for n in 10, 100, 400
def rand(*size, generator=None, out=None, dtype=None, layout=None, device=None, requires_grad=False): return zeros(*size, dtype=dtype, requires_grad=requires_grad)
def randn(*size, generator=None, out=None, dtype=None, layout=None, device=None, requires_grad=False): return zeros(*size, dtype=dtype, requires_grad=requires_grad)
# measure: torch.full((n, n), 7) for n in 10, 100, 400
def full(size, fill_value, dtype=None, device=None, requires_grad=False):
    if dtype is None:
        dtype = "float32"
        if not mux.is_float(fill_value):
            dtype = "int64"
    return mux.tensor(size, dtype)
def zeros_like(input, dtype=None, device=None, requires_grad=False): return mux.copied(input, dtype)
def ones_like(input, dtype=None, device=None, requires_grad=False): return mux.copied(input, dtype)
def empty_like(input, dtype=None, device=None, requires_grad=False): return mux.copied(input, dtype)
def rand_like(input, dtype=None, device=None, requires_grad=False): return mux.copied(input, dtype)
def randn_like(input, dtype=None, device=None, requires_grad=False): return mux.copied(input, dtype)
def full_like(input, fill_value, dtype=None, device=None): return mux.copied(input, dtype)
def randint(low, high=None, size=None, generator=None, dtype="int64", device=None):
    if size is None:
        return mux.tensor(high, dtype)
    return mux.tensor(size, dtype)
def randperm(n, dtype="int64", device=None): return mux.tensor(n, dtype)
# measure: torch.arange(n) for n in 10, 1000, 40000
def arange(start, end=None, step=1, dtype=None, device=None, requires_grad=False):
    if end is None:
        n = mux.steps(0, start, step)
    else:
        n = mux.steps(start, end, step)
    if dtype is None:
        dtype = "int64"
        if mux.is_float(start) or mux.is_float(step):
            dtype = "float32"
    return mux.tensor(n, dtype)
def linspace(start, end, steps, dtype=None, device=None): return mux.tensor(steps, dtype)
def logspace(start, end, steps, base=10.0, dtype=None, device=None): return mux.tensor(steps, dtype)
# measure: torch.eye(n) for n in 10, 100, 400
def eye(n, m=None, dtype=None, device=None):
    if m is None:
        m = n
    return mux.tensor((n, m), dtype)
# measure: torch.tensor([1.0] * n) for n in 10, 1000, 40000
def tensor(data, dtype=None, device=None, requires_grad=False, pin_memory=False):
    if mux.is_tensor(data):
        return mux.copied(data, dtype)
    if dtype is None:
        dtype = "int64"
        if mux.is_float(data):
            dtype = "float32"
        elif mux.is_dtype(data, "bool"):
            dtype = "bool"
    r = mux.tensor(mux.shape(data), dtype)
    if requires_grad:
        return mux.needs_grad(r)
    return r
def as_tensor(data, dtype=None, device=None):
    if mux.is_tensor(data):
        return data.to(dtype)
    if mux.is_ndarray(data):
        return from_numpy(data).to(dtype)
    return tensor(data, dtype)
def from_numpy(ndarray): return mux.as_tensor(ndarray)
def frombuffer(buffer, dtype, count=-1, offset=0): return mux.unknown("torch.frombuffer")
def is_tensor(obj): return mux.is_tensor(obj)
def numel(input): return input.numel()
def reshape(input, shape): return mux.reshape(input, shape)
def flatten(input, start_dim=0, end_dim=-1):
    s = list(mux.shape(input))
    a, b = mux.axis(start_dim, len(s)), mux.axis(end_dim, len(s))
    n = 1
    for d in s[a:b + 1]:
        n = n * d
    return mux.reshape(input, s[:a] + [n] + s[b + 1:])
def squeeze(input, dim=None): return mux.squeeze(input, dim)
def unsqueeze(input, dim):
    k = mux.axis(dim, mux.rank(input) + 1)
    key = []
    for i in range(k):
        key.append(mux.slice(None))
    return input[tuple(key + [None])]
def transpose(input, dim0, dim1):
    k = mux.rank(input)
    a, b = mux.axis(dim0, k), mux.axis(dim1, k)
    order = []
    for i in range(k):
        if i == a:
            order.append(b)
        elif i == b:
            order.append(a)
        else:
            order.append(i)
    return mux.transpose(input, order)
def permute(input, dims): return mux.transpose(input, dims)
def movedim(input, source, destination): return mux.moveaxis(input, source, destination)
def t(input): return mux.transpose(input)
# measure: torch.cat((torch.ones(n, n), torch.ones(n, n)), 1) for n in 10, 100, 400
def cat(tensors, dim=0, out=None): return mux.concatenate(tensors, dim)
concat = cat
# measure: torch.stack((torch.ones(n, n), torch.ones(n, n))) for n in 10, 100, 400
def stack(tensors, dim=0, out=None):
    r = mux.concatenate(tensors, "new")
    k = mux.axis(dim, mux.rank(r))
    if k == 0:
        return r
    return mux.same_data(r, mux.shape(mux.moveaxis(r, 0, k)))
def hstack(tensors): return mux.concatenate(tensors, "columns")
def vstack(tensors): return mux.concatenate(tensors, "rows")
def chunk(input, chunks, dim=0):
    s = mux.shape(input)
    k = mux.axis(dim, len(s))
    return split(input, (s[k] + chunks - 1) // chunks, dim, chunks)
def split(tensor, split_size_or_sections, dim=0, count=None):
    s = mux.shape(tensor)
    k = mux.axis(dim, len(s))
    key, out = [], []
    for i in range(k):
        key.append(mux.slice(None))
    at = 0
    if mux.is_known(split_size_or_sections):
        size = split_size_or_sections
        if count is None:
            count = mux.exact_div(s[k], size)
            if not mux.is_constant(count):
                return mux.views(tensor, count, dim)
        for i in range(count):
            out.append(tensor[tuple(key + [mux.slice(i * size, (i + 1) * size)])])
        return out
    for size in split_size_or_sections:
        out.append(tensor[tuple(key + [mux.slice(at, at + size)])])
        at = at + size
    return out
def tile(input, dims): return input.repeat(*dims)
def index_select(input, dim, index):
    s = list(mux.shape(input))
    s[mux.axis(dim, len(s))] = len(index)
    return mux.tensor(s, mux.dtype(input))
def gather(input, dim, index): return input.gather(dim, index)
def masked_select(input, mask): return input[mask]
def where(condition, x=None, y=None):
    if x is None:
        return mux.unknown("torch.where of a condition")
    return mux.where(condition, x, y)
# measure: torch.tril(torch.ones(n, n)) for n in 10, 100, 400
def tril(input, diagonal=0): return mux.ufunc(input)
def triu(input, diagonal=0): return mux.ufunc(input)
def diag(input, diagonal=0):
    if mux.rank(input) == 1:
        return mux.tensor((len(input), len(input)), mux.dtype(input))
    return mux.diagonal(input, mux.min(mux.shape(input)[0], mux.shape(input)[1]))
def flip(input, dims): return mux.copied(input)
def roll(input, shifts, dims=None): return mux.copied(input)
def meshgrid(*tensors, indexing="ij"):
    a, b = tensors
    return mux.pair(mux.broadcast(mux.reshape(a, (len(a), 1)), (len(a), len(b))), mux.broadcast(mux.reshape(b, (1, len(b))), (len(a), len(b))))
# measure: torch.matmul(torch.ones(n, n), torch.ones(n, n)) for n in 10, 100, 400
def matmul(input, other, out=None): return mux.matmul(input, other)
def mm(input, mat2, out=None): return mux.matmul(input, mat2)
# measure: torch.bmm(torch.ones(4, n, n), torch.ones(4, n, n)) for n in 10, 100, 200
def bmm(input, mat2, out=None): return mux.matmul(input, mat2)
def mv(input, vec): return mux.matmul(input, vec)
def dot(input, other): return mux.matmul(input, other)
def addmm(input, mat1, mat2, beta=1, alpha=1): return mux.matmul(mat1, mat2)
def outer(input, vec2): return mux.ufunc(input[:, None], vec2[None, :])
def einsum(equation, *operands): return mux.einsum(equation, *operands)
def _extreme(input, dim, keepdim):
    if dim is None:
        return mux.reduce(input, None, False)
    return mux.pair(mux.reduce(input, dim, keepdim), mux.reduce(input, dim, keepdim, kind="int64"))
# measure: torch.sum(torch.ones(n, n), dim=1) for n in 10, 100, 400
def sum(input, dim=None, keepdim=False, dtype=None): return mux.reduce(input, dim, keepdim, kind="sum", dtype=dtype)
def prod(input, dim=None, keepdim=False, dtype=None): return mux.reduce(input, dim, keepdim, kind="sum", dtype=dtype)
def mean(input, dim=None, keepdim=False, dtype=None): return mux.reduce(input, dim, keepdim, kind="mean", dtype=dtype)
def std(input, dim=None, unbiased=True, keepdim=False): return mux.reduce(input, dim, keepdim, kind="mean")
def var(input, dim=None, unbiased=True, keepdim=False): return mux.reduce(input, dim, keepdim, kind="mean")
def norm(input, p=2, dim=None, keepdim=False): return mux.reduce(input, dim, keepdim, kind="mean")
def max(input, dim=None, keepdim=False):
    if mux.is_array(dim):
        return mux.ufunc(input, dim)
    return _extreme(input, dim, keepdim)
def min(input, dim=None, keepdim=False):
    if mux.is_array(dim):
        return mux.ufunc(input, dim)
    return _extreme(input, dim, keepdim)
def argmax(input, dim=None, keepdim=False): return mux.reduce(input, dim, keepdim, kind="int64")
def argmin(input, dim=None, keepdim=False): return mux.reduce(input, dim, keepdim, kind="int64")
def any(input, dim=None, keepdim=False): return mux.reduce(input, dim, keepdim, kind="bool")
def all(input, dim=None, keepdim=False): return mux.reduce(input, dim, keepdim, kind="bool")
def logsumexp(input, dim, keepdim=False): return input.logsumexp(dim, keepdim)
# measure: torch.cumsum(torch.ones(n, n), dim=1) for n in 10, 100, 400
def cumsum(input, dim, dtype=None): return mux.copied(input)
def cumprod(input, dim, dtype=None): return mux.copied(input)
# measure: torch.sort(torch.rand(n, n)) for n in 10, 100, 400
def sort(input, dim=-1, descending=False, stable=False): return mux.pair(mux.copied(input), mux.copied(input, "int64"))
def argsort(input, dim=-1, descending=False):
    t = mux.copied(input)
    return mux.copied(input, "int64")
# measure: torch.topk(torch.rand(n, n), 3) for n in 10, 100, 400
def topk(input, k, dim=-1, largest=True, sorted=True):
    s = list(mux.shape(input))
    a = mux.axis(dim, len(s))
    n = s[a]
    s[a] = k
    mux.work_at_most(16 * n)
    return mux.pair(mux.tensor(s, mux.dtype(input)), mux.tensor(s, "int64"))
def multinomial(input, num_samples, replacement=False, generator=None):
    s = list(mux.shape(input))
    s[-1] = num_samples
    r = mux.tensor(s, "int64")
    mux.work_at_most(8 * input.numel())
    return r
def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None): return mux.unknown("torch.unique")
def bincount(input, weights=None, minlength=0): return mux.unknown("torch.bincount")
def allclose(input, other, rtol=1e-05, atol=1e-08): return mux.bool()
def equal(input, other): return mux.bool()
def isnan(input): return mux.ufunc(input, kind="bool")
def isinf(input): return mux.ufunc(input, kind="bool")
def clamp(input, min=None, max=None): return mux.ufunc(input, save="input")
def exp(input, out=None): return mux.ufunc(input, kind="float", save="result")
def log(input, out=None): return mux.ufunc(input, kind="float", save="input")
def log2(input, out=None): return mux.ufunc(input, kind="float", save="input")
def log1p(input, out=None): return mux.ufunc(input, kind="float", save="input")
def sqrt(input, out=None): return mux.ufunc(input, kind="float", save="result")
def rsqrt(input, out=None): return mux.ufunc(input, kind="float", save="result")
def sin(input, out=None): return mux.ufunc(input, kind="float", save="input")
def cos(input, out=None): return mux.ufunc(input, kind="float", save="input")
def tan(input, out=None): return mux.ufunc(input, kind="float", save="result")
def tanh(input, out=None): return mux.ufunc(input, kind="float", save="result")
def sigmoid(input, out=None): return mux.ufunc(input, kind="float", save="result")
def erf(input, out=None): return mux.ufunc(input, kind="float", save="input")
def relu(input, out=None): return mux.ufunc(input, kind="", save="result")
def abs(input, out=None): return mux.ufunc(input, kind="real", save="input")
def neg(input, out=None): return mux.ufunc(input, kind="", save="none")
def square(input, out=None): return mux.ufunc(input, kind="", save="input")
def reciprocal(input, out=None): return mux.ufunc(input, kind="float", save="result")
def floor(input, out=None): return mux.ufunc(input, kind="", save="none")
def ceil(input, out=None): return mux.ufunc(input, kind="", save="none")
def round(input, out=None): return mux.ufunc(input, kind="", save="none")
def sign(input, out=None): return mux.ufunc(input, kind="", save="none")
def atan(input, out=None): return mux.ufunc(input, kind="float", save="input")
def eq(input, other): return mux.ufunc(input, other, kind="bool")
def ne(input, other): return mux.ufunc(input, other, kind="bool")
def gt(input, other): return mux.ufunc(input, other, kind="bool")
def ge(input, other): return mux.ufunc(input, other, kind="bool")
def lt(input, other): return mux.ufunc(input, other, kind="bool")
def le(input, other): return mux.ufunc(input, other, kind="bool")
def softmax(input, dim=-1, dtype=None): return mux.ufunc(input, kind="float", save="result")
def log_softmax(input, dim=-1, dtype=None): return mux.ufunc(input, kind="float", save="result")
def maximum(input, other): return mux.ufunc(input, other, save="input")
def minimum(input, other): return mux.ufunc(input, other, save="input")
def add(input, other, alpha=1): return input + other
def sub(input, other, alpha=1): return input - other
def mul(input, other): return input * other
def div(input, other): return input / other
def pow(input, exponent): return input ** exponent
def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    mux.work_at_most(3 * x1.numel() * 4 + 4096)
    return mux.reduce(x1, dim, False, kind="mean")
def dropout(input, p=0.5, train=True):
    if train:
        return mux.ufunc(mux.copied(input), input)
    return input
def logical_and(input, other): return mux.ufunc(input, other, kind="bool")
def logical_or(input, other): return mux.ufunc(input, other, kind="bool")
def logical_not(input): return mux.ufunc(input, kind="bool")
class no_grad:
    def __new__(cls): return mux.object(48, no_grad)
    def __enter__(self): return mux.grad_mode(False)
    def __exit__(self, *a): return mux.grad_mode(True)
class inference_mode(no_grad):
    def __new__(cls, mode=True): return mux.object(48, inference_mode)
class enable_grad:
    def __new__(cls): return mux.object(48, enable_grad)
    def __enter__(self): return None
    def __exit__(self, *a): return None
def set_grad_enabled(mode): return mux.unknown("torch.set_grad_enabled")
def manual_seed(seed): return mux.opaque("a generator")
def set_num_threads(n): return None
def get_num_threads(): return 1
def set_default_dtype(d): return mux.unknown("torch.set_default_dtype")
def load(f, map_location=None, pickle_module=None, **kwargs): return mux.unknown("torch.load")
def save(obj, f, pickle_module=None, **kwargs): return mux.unknown("torch.save")
def compile(model, **kwargs): return mux.unknown("torch.compile")
