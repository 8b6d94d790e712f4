# platform: short texts that are kept by the module.
import mux
def system(): return "Linux"
def machine(): return "x86_64"
def processor(): return ""
def python_implementation(): return "CPython"
def python_version(): return "3.11.2"
def release(): return mux.part_text("", 0, 200)
def version(): return mux.part_text("", 0, 400)
def node(): return mux.part_text("", 0, 200)
# measure: [platform.platform() for i in range(n)] for n in 30, 300
# measure: [platform.release() for i in range(n)] for n in 30, 300
# measure: [platform.version() for i in range(n)] for n in 30, 300
# measure: [platform.node() for i in range(n)] for n in 30, 300
def platform(aliased=False, terse=False): return mux.part_text("", 0, 400)
# measure: none, its texts are kept by the module
class uname_result:
    def __getattr__(self, name): return mux.part_text("", 0, 400)
# measure: [platform.uname() for i in range(n)] for n in 30, 300
def uname(): return mux.object(0, uname_result)
