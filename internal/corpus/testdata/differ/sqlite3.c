// sqlite3: blocks that carry their size, growing strings, a growing table of
// extensions. The library is initialised before anything is measured.
#include "meter.h"
#include "sqlite3.h"

static void extension(void) {}

void block_pair(int n) { sqlite3_free(sqlite3_malloc(n)); }
void resized_pair(int n) {
	void *p = sqlite3_malloc64(n), *q = sqlite3_realloc64(p, 2 * (sqlite3_uint64)n + 1);
	sqlite3_free(q ? q : p);
}
void blocks(int n) {
	for (int i = 0; i < n; i++)
		sqlite3_malloc64(i + 1);
}
int into(void **out, int n) {
	*out = sqlite3_malloc(n);
	return *out ? SQLITE_OK : SQLITE_NOMEM;
}
void string_pair(int n) { sqlite3_free(sqlite3_str_finish(sqlite3_str_new(0))); }
void string_of(const char *s) {
	sqlite3_str *x = sqlite3_str_new(0);
	sqlite3_str_appendall(x, s);
	sqlite3_free(sqlite3_str_finish(x));
}
void string_chars(int n) {
	sqlite3_str *x = sqlite3_str_new(0);
	for (int i = 0; i < n; i++)
		sqlite3_str_appendchar(x, 1, 'x');
	sqlite3_free(sqlite3_str_finish(x));
}
void string_kept(int n) {
	sqlite3_str *x = sqlite3_str_new(0);
	sqlite3_str_appendchar(x, n, 'x');
	sqlite3_str_finish(x);
}

#ifndef METER_ANALYSIS
int main(void) {
	void *out = 0;
	sqlite3_initialize();
#define READY "sqlite3Config.isInit=1 sqlite3Config.bMemstat=1 "
	EACH(n) {
		MEASURE(sqlite3_malloc(n), "sqlite3_malloc", READY "n=%d", n);
		MEASURE(sqlite3_malloc64(n), "sqlite3_malloc64", READY "n=%d", n);
		MEASURE(sqlite3_str_new(0), "sqlite3_str_new", READY "db=%d", 0);
		MEASURE(sqlite3_complete(text(n)), "sqlite3_complete", READY "strlen(zSql)=%d", n);
		MEASURE(block_pair(n), "block_pair", READY "n=%d", n);
		MEASURE(resized_pair(n), "resized_pair", READY "n=%d", n);
		MEASURE(blocks(n), "blocks", READY "n=%d", n);
		MEASURE(into(&out, n), "into", READY "n=%d", n);
		MEASURE(string_pair(n), "string_pair", READY "n=%d", n);
		MEASURE(string_of(text(n)), "string_of", READY "strlen(s)=%d", n);
		MEASURE(string_chars(n), "string_chars", READY "n=%d", n);
		MEASURE(string_kept(n), "string_kept", READY "n=%d", n);
	}
	for (int i = 0; i < 6; i++) {
		MEASURE(sqlite3_auto_extension(extension), "sqlite3_auto_extension", READY "n=%d", i);
		sqlite3_reset_auto_extension();
	}
}
#endif
