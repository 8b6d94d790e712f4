# unicodedata.
import mux
# measure: unicodedata.normalize("NFKD", "ab" * n) for n in 3000, 40000
def normalize(form, s):
    mux.ascii()
    return mux.part_text(s, mux.text_len(s), mux.text_len(s))
def category(c): return "Lu"
# measure: unicodedata.name("a")
def name(c, default=None): return mux.part_text("", 0, 256)
# measure: unicodedata.lookup("LATIN SMALL LETTER A")
def lookup(name): return mux.part_text("", 1, 20)
def bidirectional(c): return "L"
def combining(c): return mux.between(0, 254)
def east_asian_width(c): return "W"
def numeric(c, default=None): return mux.float()
def decimal(c, default=None): return mux.between(0, 9)
def digit(c, default=None): return mux.between(0, 9)
def is_normalized(form, s): return mux.bool()
