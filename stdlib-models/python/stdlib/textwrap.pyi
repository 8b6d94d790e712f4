# textwrap: the text is cut into words that are joined to lines.
import mux
# measure: textwrap.dedent("  a\n" * n) for n in 300, 3000
def dedent(text):
    n = mux.text_len(text)
    r = mux.part_text(text, 0, n)
    mux.work_at_most(120 * n + 4096)
    return r
# measure: textwrap.indent("a\n" * n, "  ") for n in 300, 3000
def indent(text, prefix, predicate=None):
    n = mux.text_len(text)
    r = mux.part_text(text, 0, n + n * mux.text_len(prefix) + mux.text_len(prefix))
    mux.work_at_most(140 * n + mux.text_len(r) + 4096)
    return r
# measure: textwrap.fill("abc " * n, 70) for n in 300, 3000
def fill(text, width=70, **options):
    n = mux.text_len(text)
    r = mux.part_text(text, 0, 2 * n + 1)
    mux.work_at_most(140 * n + 16384)
    return r
# measure: textwrap.shorten("abc " * n, 70) for n in 300, 3000
def shorten(text, width, **options):
    n = mux.text_len(text)
    r = mux.part_text(text, 0, n + 5)
    mux.work_at_most(140 * n + 16384)
    return r
# measure: textwrap.wrap("abc " * n, 70) for n in 300, 3000
def wrap(text, width=70, **options): return mux.parsed(mux.text_len(text), 140)
