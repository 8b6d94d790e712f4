# re: a match is a small object that holds the text; results are parts of it.
# Compiled patterns are kept by the module and so are cold.
import mux
A = 256
ASCII = 256
I = 2
IGNORECASE = 2
L = 4
M = 8
MULTILINE = 8
S = 16
DOTALL = 16
U = 32
UNICODE = 32
X = 64
VERBOSE = 64
class error(Exception): pass
# measure: [re.match("a(b)", "abc") for i in range(n)] for n in 3000, 40000
# measure: re.match("a(b*)", "a" + "b" * n).group(0) for n in 3000, 40000 where len(re.match("a(b*)", "a" + "b" * n).group(0)) = n + 1
# measure: none, as many strings as the pattern has groups: group and groups are parts of the text
class Match:
    string: str
    lastindex: int
    def group(self, *g):
        if len(g) > 1:
            return mux.unknown("re.Match.group of several")
        return mux.any_str()
    def __getitem__(self, g): return mux.any_str()
    def groups(self, default=None):
        if mux.is_known(self.groups_):
            return mux.tuple(self.groups_, mux.str(mux.between(0, mux.length("longest"))))
        return mux.unknown("re.Match.groups of a pattern that is not a literal")
    def groupdict(self, default=None):
        if mux.is_known(self.groups_):
            return mux.dict(self.groups_, mux.str(0), mux.str(mux.between(0, mux.length("longest"))))
        return mux.unknown("re.Match.groupdict of a pattern that is not a literal")
    def start(self, g=0): return mux.any_int()
    def end(self, g=0): return mux.any_int()
    def span(self, g=0): return mux.pair(mux.any_int(), mux.any_int())
    def expand(self, template): return mux.any_str()
def _match(groups): return mux.object(mux.between(104, 104 + 16 * 100), Match, groups_=groups)
def _maybe(groups):
    if mux.is_known(groups):
        return mux.maybe_object(136 + 16 * groups, Match, groups_=groups)
    return mux.maybe_object(104 + 16 * 100, Match, groups_=groups)
def _sub(s):
    # Pieces of the text and of what replaces them, in a list that is joined.
    out = mux.any_str()
    mux.work_at_most(len(out) + 116 * mux.length("matches") + 200)
    return out
def _findall(groups, s):
    if not mux.is_known(groups):
        return mux.unknown("re.findall of a pattern that is not a literal")
    if groups <= 1:
        return mux.split(s, None, "some")
    return mux.slots(mux.length("matches"), mux.tuple(groups, mux.part_text(s, 0, mux.length("longest"))))
def _split(groups, s):
    if mux.is_known(groups) and groups == 0:
        return mux.split(s, None, "some")
    return mux.unknown("re.split of a pattern with groups")
# measure: p = re.compile("a(b)"); [p.match("abc") for i in range(n)] for n in 3000, 40000
# measure: p = re.compile("[a-z]+"); p.findall("ab " * n) for n in 3000, 40000 where len(p.findall("ab " * n)) = n
# measure: p = re.compile("a"); p.sub("bb", "ab" * n) for n in 3000, 40000 where len(p.sub("bb", "ab" * n)) = 3 * n where p.sub("bb", "ab" * n).matches = n
# measure: p = re.compile(" "); p.split("ab " * n) for n in 3000, 40000 where len(p.split("ab " * n)) = n + 1
# measure: p = re.compile("a"); p.search("ba") is None
# measure: p = re.compile("a"); p.fullmatch("ba") is None
# measure: p = re.compile("a"); len([m for m in p.finditer("a" * n)]) for n in 3000, 40000 where p.finditer("a" * n).matches = n
# measure: p = re.compile("a"); p.subn("bb", "ab" * n) for n in 3000, 40000 where len(p.subn("bb", "ab" * n)) = 3 * n where p.subn("bb", "ab" * n).matches = n
class Pattern:
    pattern: str
    def match(self, s, *pos): return _maybe(self.groups)
    def search(self, s, *pos): return _maybe(self.groups)
    def fullmatch(self, s, *pos): return _maybe(self.groups)
    def sub(self, repl, s, count=0): return _sub(s)
    def subn(self, repl, s, count=0): return mux.pair(_sub(s), mux.any_int())
    def split(self, s, maxsplit=0): return _split(self.groups, s)
    def findall(self, s, *pos): return _findall(self.groups, s)
    def finditer(self, s, *pos): return mux.lazy("made", mux.length("matches"), mux.partial(_match, (self.groups,), {}))
def compile(p, flags=0): return mux.object(0, Pattern, groups=mux.re_groups(p))
# measure: re.match("a(b)(c)", "abc").groups() for n in 1, 2 where re.match("a(b)(c)", "abc").groups().longest = 1
def match(p, s, flags=0): return _maybe(mux.re_groups(p))
# measure: re.search("a(b)", "zab") is None
def search(p, s, flags=0): return _maybe(mux.re_groups(p))
# measure: re.fullmatch("a(b)", "ab") is None
def fullmatch(p, s, flags=0): return _maybe(mux.re_groups(p))
# measure: re.sub("a", "bb", "ab" * n) for n in 3000, 40000 where len(re.sub("a", "bb", "ab" * n)) = 3 * n where re.sub("a", "bb", "ab" * n).matches = n
def sub(p, repl, s, count=0, flags=0): return _sub(s)
# measure: re.subn("a", "bb", "ab" * n) for n in 3000, 40000 where len(re.subn("a", "bb", "ab" * n)) = 3 * n where re.subn("a", "bb", "ab" * n).matches = n
def subn(p, repl, s, count=0, flags=0): return mux.pair(_sub(s), mux.any_int())
# measure: re.split(" ", "ab " * n) for n in 3000, 40000 where len(re.split(" ", "ab " * n)) = n + 1
def split(p, s, maxsplit=0, flags=0): return _split(mux.re_groups(p), s)
# measure: re.findall("[a-z]+", "ab " * n) for n in 3000, 40000 where len(re.findall("[a-z]+", "ab " * n)) = n
# measure: re.findall("(a)(b)", "ab " * n) for n in 3000, 40000 where re.findall("(a)(b)", "ab " * n).matches = n where re.findall("(a)(b)", "ab " * n).longest = 1
def findall(p, s, flags=0): return _findall(mux.re_groups(p), s)
# measure: len([m for m in re.finditer("a", "a" * n)]) for n in 3000, 40000 where re.finditer("a", "a" * n).matches = n
def finditer(p, s, flags=0): return mux.lazy("made", mux.length("matches"), mux.partial(_match, (mux.re_groups(p),), {}))
# measure: re.escape("a.b" * n) for n in 3000, 40000
def escape(s): return mux.part_text(s, len(s), 2 * len(s))
def purge(): return None
def template(p, flags=0): return mux.unknown("re.template")
