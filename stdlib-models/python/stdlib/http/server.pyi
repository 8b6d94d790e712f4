# http.server.
import mux
class BaseHTTPRequestHandler: pass
class SimpleHTTPRequestHandler(BaseHTTPRequestHandler): pass
class HTTPServer:
    def __new__(cls, address, handler): return mux.unknown("http.server.HTTPServer")
class ThreadingHTTPServer:
    def __new__(cls, address, handler): return mux.unknown("http.server.ThreadingHTTPServer")
