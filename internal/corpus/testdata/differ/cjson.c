// cJSON: hooks, linked lists, recursion over children.
#include "meter.h"
#include "cJSON.h"

void string_pair(const char *s) { cJSON_Delete(cJSON_CreateString(s)); }
void number_pair(int n) { cJSON_Delete(cJSON_CreateNumber(n)); }
void array_pair(const int *v, int n) { cJSON_Delete(cJSON_CreateIntArray(v, n)); }
void object(int n) {
	cJSON *o = cJSON_CreateObject();
	if (o)
		for (int i = 0; i < n; i++)
			cJSON_AddNullToObject(o, "key");
}
void object_pair(const char *key, const char *s) {
	cJSON *o = cJSON_CreateObject();
	if (o) {
		cJSON_AddStringToObject(o, key, s);
		cJSON_Delete(o);
	}
}
void add_number(const char *key) {
	cJSON *o = cJSON_CreateObject();
	if (o)
		cJSON_AddNumberToObject(o, key, 1);
}
void add_bool(const char *key) {
	cJSON *o = cJSON_CreateObject();
	if (o)
		cJSON_AddBoolToObject(o, key, 1);
}
void append(int n) {
	cJSON *a = cJSON_CreateArray();
	if (a)
		for (int i = 0; i < n; i++)
			cJSON_AddItemToArray(a, cJSON_CreateNumber(i));
}
void reference(int n) {
	cJSON *a = cJSON_CreateArray(), *b = cJSON_CreateNumber(n);
	if (a && b)
		cJSON_AddItemReferenceToArray(a, b);
}
void copy(const char *s) {
	cJSON *a = cJSON_CreateString(s);
	if (a)
		cJSON_Duplicate(a, 1);
}

#ifndef METER_ANALYSIS
int main(void) {
	static int v[1000];
	static float fv[1000];
	static double dv[1000];
	EACH(n) {
		MEASURE(cJSON_CreateNull(), "cJSON_CreateNull", "%s", "");
		MEASURE(cJSON_CreateNumber(n), "cJSON_CreateNumber", "%s", "");
		MEASURE(cJSON_CreateString(text(n)), "cJSON_CreateString", "strlen(string)=%d", n);
		MEASURE(cJSON_CreateRaw(text(n)), "cJSON_CreateRaw", "strlen(raw)=%d", n);
		MEASURE(cJSON_CreateStringReference(text(n)), "cJSON_CreateStringReference", "%s", "");
		MEASURE(cJSON_CreateIntArray(v, n), "cJSON_CreateIntArray", "count=%d", n);
		MEASURE(cJSON_CreateFloatArray(fv, n), "cJSON_CreateFloatArray", "count=%d", n);
		MEASURE(cJSON_CreateDoubleArray(dv, n), "cJSON_CreateDoubleArray", "count=%d", n);
		MEASURE(cJSON_malloc(n), "cJSON_malloc", "size=%d", n);
		MEASURE(string_pair(text(n)), "string_pair", "strlen(s)=%d", n);
		MEASURE(number_pair(n), "number_pair", "n=%d", n);
		MEASURE(array_pair(v, n), "array_pair", "n=%d", n);
		MEASURE(object(n), "object", "n=%d", n);
		MEASURE(object_pair("key", text(n)), "object_pair", "strlen(key)=3 strlen(s)=%d", n);
		MEASURE(add_number(text(n)), "add_number", "strlen(key)=%d", n);
		MEASURE(add_bool(text(n)), "add_bool", "strlen(key)=%d", n);
		MEASURE(append(n), "append", "n=%d", n);
		MEASURE(reference(n), "reference", "n=%d", n);
		MEASURE(copy(text(n)), "copy", "strlen(s)=%d", n);
	}
}
#endif
