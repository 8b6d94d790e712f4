// Scenarios for expat.
#include "expat.h"

void create_none(void) { XML_ParserCreate(0); }
void create_named(const char *enc) { XML_ParserCreate(enc); }
