# urllib.error.
import mux
class URLError(OSError): pass
class HTTPError(URLError): pass
