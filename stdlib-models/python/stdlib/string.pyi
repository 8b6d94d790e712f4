# string: constants.
ascii_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
digits = "0123456789"
hexdigits = "0123456789abcdefABCDEF"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n\r\x0b\x0c"
whitespace = " \t\n\r\x0b\x0c"
import mux
# measure: string.Template("a $b " + "c" * n).substitute(b="d") for n in 3000, 40000 where len(string.Template("a $b " + "c" * n).substitute(b="d")) = n + 4
class Template:
    def __new__(cls, text): return mux.object(mux.between(48, 300), Template, template=text)
    def substitute(self, mapping=None, **kw):
        out = mux.any_str()
        mux.work_at_most(2 * len(out) + 4096)
        return out
    # measure: none, as substitute
    def safe_substitute(self, mapping=None, **kw):
        out = mux.any_str()
        mux.work_at_most(2 * len(out) + 4096)
        return out
# measure: none, a formatter is made once
class Formatter:
    def format(self, f, *args, **kwargs): return mux.format(f, args, kwargs)
# measure: string.capwords("a" * n) for n in 3000, 40000
def capwords(s, sep=None):
    mux.work_at_most(14 * len(s) + 200)
    return mux.part_text(s, 0, len(s))
