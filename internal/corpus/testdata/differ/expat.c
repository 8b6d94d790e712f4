// expat: a struct of hooks, blocks held by the parser, out-parameters.
#include "meter.h"
#include "expat.h"

void parser(int n) { XML_ParserCreate(0); }
void parser_encoding(const char *s) { XML_ParserCreate(s); }
void parser_pair(int n) {
	XML_Parser p = XML_ParserCreate(0);
	if (p)
		XML_ParserFree(p);
}
void parser_ns(int n) { XML_ParserCreateNS(0, '|'); }
void reset(int n) {
	XML_Parser p = XML_ParserCreate(0);
	if (p) {
		XML_ParserReset(p, 0);
		XML_ParserFree(p);
	}
}
void encoding(const char *s) {
	XML_Parser p = XML_ParserCreate(0);
	if (p)
		XML_SetEncoding(p, s);
}
void base(const char *s) {
	XML_Parser p = XML_ParserCreate(0);
	if (p)
		XML_SetBase(p, s);
}
void buffer(int n) {
	XML_Parser p = XML_ParserCreate(0);
	if (p)
		XML_GetBuffer(p, n);
}
void memory(int n) {
	XML_Parser p = XML_ParserCreate(0);
	if (p)
		XML_MemMalloc(p, n);
}

#ifndef METER_ANALYSIS
int main(void) {
	EACH(n) {
		MEASURE(parser(n), "parser", "n=%d", n);
		MEASURE(parser_encoding(text(n)), "parser_encoding", "strlen(s)=%d", n);
		MEASURE(parser_pair(n), "parser_pair", "n=%d", n);
		MEASURE(parser_ns(n), "parser_ns", "n=%d", n);
		MEASURE(reset(n), "reset", "n=%d", n);
		MEASURE(encoding(text(n)), "encoding", "strlen(s)=%d", n);
		MEASURE(base(text(n)), "base", "strlen(s)=%d", n);
		MEASURE(buffer(n), "buffer", "n=%d", n);
		MEASURE(memory(n), "memory", "n=%d", n);
	}
}
#endif
