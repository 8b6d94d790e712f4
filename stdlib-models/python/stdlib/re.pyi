# re: matches are small objects; results are parts of the text.
import mux
I = 2
IGNORECASE = 2
M = 8
MULTILINE = 8
S = 16
DOTALL = 16
class Match:
    def group(self, *g): return mux.any_str()
    def groups(self, default=None): return mux.unknown("re.Match.groups")
    def groupdict(self, default=None): return mux.unknown("re.Match.groupdict")
    def start(self, g=0): return mux.any_int()
    def end(self, g=0): return mux.any_int()
    def span(self, g=0): return mux.pair(mux.any_int(), mux.any_int())
class Pattern:
    def match(self, s): return mux.object(200, Match)
    def search(self, s): return mux.object(200, Match)
    def fullmatch(self, s): return mux.object(200, Match)
    def sub(self, repl, s, count=0): return mux.any_str()
    def split(self, s, maxsplit=0): return mux.split(s, None)
    def findall(self, s): return mux.split(s, None)
def compile(p, flags=0): return mux.object(1000, Pattern)
def match(p, s, flags=0): return mux.object(200, Match)
def search(p, s, flags=0): return mux.object(200, Match)
def fullmatch(p, s, flags=0): return mux.object(200, Match)
def sub(p, repl, s, count=0, flags=0): return mux.any_str()
def split(p, s, maxsplit=0, flags=0): return mux.split(s, None)
def findall(p, s, flags=0): return mux.split(s, None)
def escape(s): return mux.str(mux.between(len(s), 2 * len(s)))
