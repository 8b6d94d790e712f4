# numpy.fft: complex arrays of the operand's shape.
import mux
def fft(a): return mux.like(a, "complex128")
def ifft(a): return mux.like(a, "complex128")
def fft2(a): return mux.like(a, "complex128")
def ifft2(a): return mux.like(a, "complex128")
def fftfreq(n, d=1.0): return mux.array(n)
def fftshift(a): return mux.like(a)
