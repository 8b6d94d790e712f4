# email.utils.
import mux
# measure: [email.utils.formatdate(0) for i in range(n)] for n in 300, 3000
def formatdate(timeval=None, localtime=False, usegmt=False):
    mux.work_at_most(4096)
    return mux.str(mux.between(25, 40))
# measure: [email.utils.make_msgid(domain="a") for i in range(n)] for n in 300, 3000
def make_msgid(idstring=None, domain=None):
    mux.work_at_most(4096)
    return mux.str(mux.between(30, 400))
def parseaddr(s): return mux.pair(mux.part_text(s, 0, mux.text_len(s)), mux.part_text(s, 0, mux.text_len(s)))
# measure: email.utils.formataddr(("a", "b@c"))
# measure: email.utils.parseaddr("a <b@c>")
def formataddr(pair, charset="utf-8"): return mux.part_text("", 3, 4096)
