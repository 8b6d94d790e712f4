# types.
import mux
# measure: [types.SimpleNamespace(a=1) for i in range(n)] for n in 300, 3000
class SimpleNamespace:
    def __new__(cls, **kw): return mux.namespace(SimpleNamespace, kw)
class MappingProxyType:
    def __new__(cls, m): return mux.unknown("types.MappingProxyType")
FunctionType = None
LambdaType = None
GeneratorType = None
ModuleType = None
NoneType = None
MethodType = None
TracebackType = None
