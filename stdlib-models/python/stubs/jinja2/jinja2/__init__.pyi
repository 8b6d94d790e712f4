# jinja2, measured on 3.1: a template is compiled to code objects, more than its
# text by far; what render makes is known by its length only. The pieces are
# collected in a list and joined: at least one character and at most 60 bytes each.
import mux
class Template:
    def __new__(cls, source, **options):
        n = mux.text_len(source)
        mux.work_at_most(1200 * n + 262144)
        return mux.object(mux.between(2000, 120 * n + 32768), Template)
    def render(self, *args, **kwargs):
        html = mux.any_str()
        mux.work_at_most(70 * len(html) + 32768)
        return html
class Environment:
    def __new__(cls, **options): return mux.object(mux.between(2000, 65536), Environment)
    def get_template(self, name): return mux.unknown("jinja2.Environment.get_template")
    def from_string(self, source): return Template(source)
