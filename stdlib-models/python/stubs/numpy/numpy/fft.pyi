# numpy.fft: complex arrays. An operand of another type is converted first, one
# whose axis is not the last is copied.
import mux
import numpy as np
# measure: np.fft.fft(np.ones(n)) for n in 500, 70000
def fft(a, n=None, axis=-1, norm=None): return _one(a, n, axis)
def _one(a, n, axis):
    a = mux.asarray(a)
    s = list(mux.shape(a))
    k = mux.axis(axis, len(s))
    if n is not None:
        s[k] = n
        mux.work_at_most(16 * a.size // mux.shape(a)[k] * n)
    if k != len(s) - 1:
        mux.work_at_most(32 * a.size)
    r = mux.array(s, "complex128")
    # From numpy 2 on an operand of another type is converted beside the result.
    if not mux.is_dtype(a, "complex128"):
        mux.work_at_most(16 * a.size + 1024)
    return r
# measure: np.fft.ifft(np.ones(n) * 1j) for n in 500, 70000
def ifft(a, n=None, axis=-1, norm=None):
    return _one(a, n, axis)
# measure: np.fft.rfft(np.ones(n)) for n in 500, 70000
def rfft(a, n=None, axis=-1, norm=None):
    a = mux.asarray(a)
    s = list(mux.shape(a))
    k = mux.axis(axis, len(s))
    m = s[k]
    if n is not None:
        m = n
    s[k] = m // 2 + 1
    return mux.array(s, "complex128")
# measure: np.fft.irfft(np.ones(n) * 1j) for n in 500, 70000
def irfft(a, n=None, axis=-1, norm=None):
    a = mux.asarray(a)
    s = list(mux.shape(a))
    k = mux.axis(axis, len(s))
    m = n
    if n is None:
        m = 2 * (s[k] - 1)
    s[k] = m
    # Up to numpy 1 the input is filled up to the output's length.
    r = mux.array(s)
    mux.work_at_most(16 * r.size + 1024)
    return r
# measure: np.fft.fft2(np.ones((n, n))) for n in 50, 300
def fft2(a, s=None, axes=(-2, -1), norm=None):
    t = mux.like(a, "complex128")
    mux.work_at_most(16 * mux.asarray(a).size)
    return mux.like(a, "complex128")
def ifft2(a, s=None, axes=(-2, -1), norm=None): return fft2(a)
def fftn(a, s=None, axes=None, norm=None): return fft2(a)
def ifftn(a, s=None, axes=None, norm=None): return fft2(a)
def rfft2(a, s=None, axes=(-2, -1), norm=None): return mux.unknown("numpy.fft.rfft2")
def irfft2(a, s=None, axes=(-2, -1), norm=None): return mux.unknown("numpy.fft.irfft2")
def fftfreq(n, d=1.0):
    t = mux.array(n, "int64")
    return mux.array(n)
def rfftfreq(n, d=1.0):
    t = mux.array(n // 2 + 1, "int64")
    return mux.array(n // 2 + 1)
def fftshift(x, axes=None): return np.roll(x, 1)
def ifftshift(x, axes=None): return np.roll(x, 1)
