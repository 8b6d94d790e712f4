# xml.etree.ElementTree: an element is 56 bytes, 128 with children or attributes, the
# dict of these 184: at most 60 bytes for a character of the text, as <a b=""/> has;
# the parser works in buffers of 64 KiB.
import mux
class ParseError(SyntaxError): pass
# measure: xml.etree.ElementTree.fromstring("<a>" + "<b/>" * n + "</a>") for n in 300, 3000
def fromstring(text, parser=None):
    r = mux.parsed(mux.text_len(text), 60)
    mux.work_at_most(150000)
    return r
# measure: xml.etree.ElementTree.XML("<a>" + "<b/>" * n + "</a>") for n in 300, 3000
def XML(text, parser=None): return fromstring(text, parser)
# measure: none, the file's length is a symbol
def parse(source, parser=None): return mux.parsed(mux.length("characters"), 60)
def iterparse(source, events=None, parser=None): return mux.unknown("xml.etree.ElementTree.iterparse")
def tostring(element, encoding=None, method=None, **kw): return mux.unknown("xml.etree.ElementTree.tostring")
class Element:
    def __new__(cls, tag, attrib=None, **extra): return mux.unknown("xml.etree.ElementTree.Element")
def SubElement(parent, tag, attrib=None, **extra): return mux.unknown("xml.etree.ElementTree.SubElement")
class ElementTree:
    def __new__(cls, element=None, file=None): return mux.unknown("xml.etree.ElementTree.ElementTree")
