# subprocess: the child's memory is not this process's; what it prints comes
# back in pieces of 32 KiB that are joined. Measured: 62 KiB of buffers and
# tables for Popen with pipes, at most.
import mux
PIPE = -1
STDOUT = -2
DEVNULL = -3
class CalledProcessError(Exception): pass
class TimeoutExpired(Exception): pass
# measure: none, what a child prints is a symbol
class CompletedProcess:
    @property
    def returncode(self): return mux.any_int()
    @property
    def stdout(self): return mux.any_bytes()
    @property
    def stderr(self): return mux.any_bytes()
    def check_returncode(self): return None
# measure: none, it starts a program
class Popen:
    def __new__(cls, args, **options):
        mux.work_at_most(65536)
        return mux.object(mux.between(400, 32768), Popen)
    def __enter__(self): return self
    @property
    def returncode(self): return mux.any_int()
    @property
    def pid(self): return mux.any_int()
    def wait(self, timeout=None): return mux.any_int()
    def poll(self): return mux.any_int()
    def kill(self): return None
    def terminate(self): return None
    def communicate(self, input=None, timeout=None):
        mux.work_at_most(65536)
        out = mux.any_bytes()
        mux.work_at_most(len(out) + 65536)
        return mux.pair(out, None)
# measure: none, it starts a program
def run(args, **options):
    mux.work_at_most(131072)
    return mux.object(mux.between(48, 1000), CompletedProcess)
def call(args, **options):
    mux.work_at_most(131072)
    return mux.any_int()
def check_call(args, **options):
    mux.work_at_most(131072)
    return 0
# measure: none, it starts a program
def check_output(args, **options):
    out = mux.any_bytes()
    mux.work_at_most(len(out) + 131072)
    return out
# measure: none, it starts a program
def getoutput(cmd):
    out = mux.any_str()
    mux.work_at_most(2 * len(out) + 131072)
    return out
