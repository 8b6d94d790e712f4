# socket: a small object; what is received has a length that formulas name.
import mux
AF_UNIX = 1
AF_INET = 2
AF_INET6 = 10
SOCK_STREAM = 1
SOCK_DGRAM = 2
SOL_SOCKET = 1
SO_REUSEADDR = 2
SO_KEEPALIVE = 9
SO_RCVBUF = 8
SO_SNDBUF = 7
IPPROTO_TCP = 6
TCP_NODELAY = 1
SHUT_RD = 0
SHUT_WR = 1
SHUT_RDWR = 2
class error(OSError): pass
class timeout(OSError): pass
class gaierror(OSError): pass
class herror(OSError): pass
# measure: [socket.socket() for i in range(n)] for n in 30, 300
# measure: none, what is received is a symbol: recv, recvfrom, accept, makefile
class socket:
    def __new__(cls, family=2, type=1, proto=0, fileno=None): return mux.object(mux.between(96, 400), socket)
    def __enter__(self): return self
    def __exit__(self, *a): return None
    def connect(self, address): return None
    def connect_ex(self, address): return mux.between(0, 200)
    def bind(self, address): return None
    def listen(self, backlog=128): return None
    def accept(self): return mux.pair(mux.object(mux.between(96, 400), socket), mux.pair(mux.str(mux.between(7, 45)), mux.between(0, 65535)))
    def send(self, data, flags=0): return mux.between(0, mux.text_len(data))
    def sendall(self, data, flags=0): return None
    def sendto(self, data, *a): return mux.between(0, mux.text_len(data))
    def recv(self, size, flags=0):
        mux.work_at_most(size + 33)
        return mux.any_bytes()
    def recvfrom(self, size, flags=0):
        mux.work_at_most(size + 33)
        return mux.pair(mux.any_bytes(), mux.pair(mux.str(mux.between(7, 45)), mux.between(0, 65535)))
    def recv_into(self, buffer, size=0): return mux.between(0, len(buffer))
    def close(self): return None
    def shutdown(self, how): return None
    def settimeout(self, t): return None
    def gettimeout(self): return mux.float()
    def setblocking(self, on): return None
    def setsockopt(self, *a): return None
    def getsockopt(self, *a): return mux.any_int()
    def getsockname(self): return mux.pair(mux.str(mux.between(7, 45)), mux.between(0, 65535))
    def getpeername(self): return mux.pair(mux.str(mux.between(7, 45)), mux.between(0, 65535))
    def fileno(self): return mux.between(0, 65536)
    def makefile(self, mode="r", buffering=None): return mux.unknown("socket.makefile")
def setdefaulttimeout(t): return None
def getdefaulttimeout(): return mux.float()
# measure: socket.gethostname()
def gethostname(): return mux.part_text("", 1, 64)
# measure: none, it asks the network
def getfqdn(name=""): return mux.part_text("", 1, 255)
# measure: none, it asks the network
def gethostbyname(name): return mux.part_text("", 7, 15)
def gethostbyaddr(ip): return mux.unknown("socket.gethostbyaddr")
def getaddrinfo(*a, **kw): return mux.unknown("socket.getaddrinfo")
# measure: none, it needs somebody who answers
def create_connection(address, timeout=None, source_address=None):
    mux.work_at_most(8192)
    return mux.object(mux.between(96, 400), socket)
# measure: [socket.socketpair() for i in range(n)] for n in 30, 300
def socketpair(): return mux.pair(mux.object(mux.between(96, 400), socket), mux.object(mux.between(96, 400), socket))
def htons(n): return mux.between(0, 65535)
def ntohs(n): return mux.between(0, 65535)
def htonl(n): return mux.between(0, 4294967295)
def ntohl(n): return mux.between(0, 4294967295)
# measure: [socket.inet_aton("127.0.0.1") for i in range(n)] for n in 30, 300
def inet_aton(s): return mux.bytes(4)
# measure: [socket.inet_ntoa(b"1234") for i in range(n)] for n in 30, 300
def inet_ntoa(b): return mux.str(mux.between(7, 15))
