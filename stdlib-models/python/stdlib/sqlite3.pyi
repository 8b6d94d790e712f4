# sqlite3: the database's own memory is SQLite's; rows are as many as a query finds.
import mux
PARSE_DECLTYPES = 1
PARSE_COLNAMES = 2
class Error(Exception): pass
class DatabaseError(Error): pass
class IntegrityError(DatabaseError): pass
class OperationalError(DatabaseError): pass
class ProgrammingError(DatabaseError): pass
class Row: pass
def connect(database, *a, **kw): return mux.unknown("sqlite3.connect")
