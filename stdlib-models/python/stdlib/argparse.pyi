# argparse: a parser is some kilobytes for each argument; what it parsed are the
# program's arguments.
import mux
class ArgumentError(Exception): pass
class ArgumentTypeError(Exception): pass
class Namespace:
    def __getattr__(self, name): return mux.opaque("an argument of the program")
# measure: argparse.ArgumentParser()
# measure: p = argparse.ArgumentParser(); p.add_argument("--a", type=int, default=1); p
# measure: p = argparse.ArgumentParser(); p.add_argument("--a", type=int, default=1); p.parse_args([])
class ArgumentParser:
    def __new__(cls, prog=None, usage=None, description=None, epilog=None, parents=None, formatter_class=None, prefix_chars="-", add_help=True, allow_abbrev=True, **options):
        mux.work_at_most(16384)
        return mux.object(mux.between(5000, 16000), ArgumentParser, actions=mux.items(None))
    def add_argument(self, *flags, **options):
        mux.work_at_most(8192)
        return mux.append(self.actions, mux.object(mux.between(500, 2500)))
    def add_argument_group(self, *a, **kw): return mux.unknown("argparse.add_argument_group")
    def add_mutually_exclusive_group(self, **kw): return mux.unknown("argparse.add_mutually_exclusive_group")
    def add_subparsers(self, **kw): return mux.unknown("argparse.add_subparsers")
    def set_defaults(self, **kw): return None
    # measure: none, the arguments are the program's
    def parse_args(self, args=None, namespace=None):
        mux.work_at_most(65536)
        return mux.object(mux.between(48, 4096), Namespace)
    # measure: none, the arguments are the program's
    def parse_known_args(self, args=None, namespace=None):
        mux.work_at_most(65536)
        return mux.pair(mux.object(mux.between(48, 4096), Namespace), mux.slots(mux.length("rest"), mux.str(mux.between(0, mux.length("longest")))))
    def error(self, message): return mux.exit()
    def print_help(self, file=None):
        mux.work_at_most(65536)
        return None
    # measure: none, the text of the help is a symbol
    def format_help(self): return mux.any_str()
def FileType(*a, **kw): return mux.unknown("argparse.FileType")
class RawTextHelpFormatter: pass
class RawDescriptionHelpFormatter: pass
class ArgumentDefaultsHelpFormatter: pass
SUPPRESS = "==SUPPRESS=="
