# glob: the names are the file system's.
import mux
# measure: glob.glob("/etc/*.conf") for n in 1, 2 where glob.glob("/etc/*.conf").count = 20
def glob(pattern, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    r = mux.slots(mux.length("count"), mux.str(mux.between(1, 4096)))
    mux.work_at_most(400 * len(r) + 262144)
    return r
# measure: none, as glob
def iglob(pattern, root_dir=None, dir_fd=None, recursive=False, include_hidden=False): return mux.lazy("made", mux.length("count"), _name)
def _name(): return mux.str(mux.between(1, 4096))
# measure: glob.escape("a" * n) for n in 300, 3000
def escape(p): return mux.part_text(p, mux.text_len(p), 3 * mux.text_len(p))
