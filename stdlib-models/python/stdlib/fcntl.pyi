# fcntl.
import mux
LOCK_SH = 1
LOCK_EX = 2
LOCK_NB = 4
LOCK_UN = 8
F_GETFL = 3
F_SETFL = 4
def flock(fd, op): return None
def lockf(fd, cmd, n=0, start=0, whence=0): return None
def fcntl(fd, cmd, arg=0): return mux.any_int()
def ioctl(fd, request, arg=0, mutate=True): return mux.any_int()
