// jansson: hooks, reference counts, a hash table, growing arrays.
#include "meter.h"
#include "jansson.h"

void string_pair(const char *s) { json_decref(json_string(s)); }
void integer_pair(int n) { json_decref(json_integer(n)); }
void array_pair(int n) { json_decref(json_array()); }
void object_pair(int n) { json_decref(json_object()); }
void append(int n) {
	json_t *a = json_array();
	if (a)
		for (int i = 0; i < n; i++)
			json_array_append(a, json_null());
}
void append_integers(int n) {
	json_t *a = json_array();
	if (a)
		for (int i = 0; i < n; i++)
			json_array_append_new(a, json_integer(i));
}
void one_key(const char *key) {
	json_t *o = json_object();
	if (o)
		json_object_set(o, key, json_null());
}
void replace_string(const char *s) {
	json_t *t = json_string("");
	if (t)
		json_string_set(t, s);
}

#ifndef METER_ANALYSIS
int main(void) {
	EACH(n) {
		MEASURE(json_string(text(n)), "json_string", "strlen(value)=%d", n);
		MEASURE(json_stringn(text(n), n), "json_stringn", "len=%d", n);
		MEASURE(json_stringn_nocheck(text(n), n), "json_stringn_nocheck", "len=%d", n);
		MEASURE(json_integer(n), "json_integer", "%s", "");
		MEASURE(json_real(n), "json_real", "%s", "");
		MEASURE(json_array(), "json_array", "%s", "");
		MEASURE(json_object(), "json_object", "%s", "");
		MEASURE(json_null(), "json_null", "%s", "");
		MEASURE(string_pair(text(n)), "string_pair", "strlen(s)=%d", n);
		MEASURE(integer_pair(n), "integer_pair", "n=%d", n);
		MEASURE(array_pair(n), "array_pair", "n=%d", n);
		MEASURE(append(n), "append", "n=%d", n);
		MEASURE(append_integers(n), "append_integers", "n=%d", n);
		MEASURE(replace_string(text(n)), "replace_string", "strlen(s)=%d", n);
	}
	json_object_seed(1);
	EACH(n) {
		MEASURE(object_pair(n), "object_pair", "n=%d", n);
		MEASURE(one_key(text(n)), "one_key", "strlen(key)=%d", n);
	}
}
#endif
