# signal.
import mux
SIGHUP = 1
SIGINT = 2
SIGKILL = 9
SIGUSR1 = 10
SIGUSR2 = 12
SIGPIPE = 13
SIGALRM = 14
SIGTERM = 15
SIGCHLD = 17
SIG_DFL = 0
SIG_IGN = 1
def signal(sig, handler): return None
def getsignal(sig): return None
def alarm(seconds): return mux.between(0, 4294967295)
def pause(): return None
def raise_signal(sig): return None
# measure: signal.setitimer(0, 0)
def setitimer(which, seconds, interval=0.0): return mux.pair(mux.float(), mux.float())
