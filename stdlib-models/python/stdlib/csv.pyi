# csv: a row is a list of strings, a writer holds room for 32768 characters of four
# bytes, a reader for 4096. How many rows, fields and characters there are,
# formulas name by the text of the call.
import mux
QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
class Error(Exception): pass
def _row(fields, width, room): return mux.slots(fields, mux.str(mux.between(0, width)))
def _record(fields, width, room): return mux.dict(fields, mux.str(0), mux.str(mux.between(0, width)))
# measure: none, how many rows and fields there are is known to the caller only; plain_cases.py measures it
class reader:
    def __new__(cls, lines, dialect="excel", delimiter=",", quotechar='"', **fmt): return mux.lazy("made", mux.length("rows"), mux.partial(_row, (mux.length("fields"), mux.length("width"), mux.object(16384 + 200)), {}))
# measure: none, as reader
class DictReader:
    def __new__(cls, f, fieldnames=None, restkey=None, restval=None, dialect="excel", delimiter=",", quotechar='"', **fmt): return mux.lazy("made", mux.length("rows"), mux.partial(_record, (mux.length("fields"), mux.length("width"), mux.object(16384 + 200)), {}))
# measure: import io; out = io.StringIO(); w = csv.writer(out); w.writerow([0.5, "name", 1.5]); out
class writer:
    def __new__(cls, f, dialect="excel", delimiter=",", quotechar='"', **fmt): return mux.object(131072 + 160, writer, file=f)
    def writerow(self, row): return self.file.write(mux.row_text(row))
    def writerows(self, rows):
        for row in rows:
            self.file.write(mux.row_text(row))
# measure: none, its rows are those of writer
class DictWriter:
    def __new__(cls, f, fieldnames, restval="", extrasaction="raise", dialect="excel", delimiter=",", **fmt): return mux.object(131072 + 700, DictWriter, file=f, fieldnames=fieldnames)
    def writeheader(self): return self.file.write(mux.row_text(self.fieldnames))
    def writerow(self, row): return self.file.write(mux.row_text(mux.items(mux.lazy("values", row))))
    def writerows(self, rows):
        for row in rows:
            self.file.write(mux.row_text(mux.items(mux.lazy("values", row))))
def field_size_limit(n=None): return 131072
def register_dialect(name, dialect=None, **fmt): return None
