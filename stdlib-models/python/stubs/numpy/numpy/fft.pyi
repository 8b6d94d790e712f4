# numpy.fft: complex arrays of the operand's shape.
import mux
# measure: np.fft.fft(np.ones(n)) for n in 500, 70000
def fft(a): return mux.like(a, "complex128")
def ifft(a): return mux.like(a, "complex128")
# measure: np.fft.rfft(np.ones(n)) for n in 500, 70000
def rfft(a):
    if mux.rank(a) == 1:
        return mux.array(len(a) // 2 + 1, "complex128")
    return mux.unknown("numpy.fft.rfft of a matrix")
# measure: np.fft.fft2(np.ones((n, n))) for n in 50, 300
def fft2(a):
    t = mux.like(a, "complex128")
    return mux.like(a, "complex128")
def ifft2(a):
    t = mux.like(a, "complex128")
    return mux.like(a, "complex128")
def fftfreq(n, d=1.0): return mux.array(n)
def fftshift(a): return mux.like(a)
