// Scenarios for cJSON: X_setup brings about what the measured call X finds.
#include "cJSON.h"

void delete_string_setup(const char *s) { cJSON_CreateString(s); }
void delete_string(const char *s) { cJSON_Delete(cJSON_CreateString(s)); }
void delete_array_setup(const int *v, int count) { cJSON_CreateIntArray(v, count); }
void delete_array(const int *v, int count) { cJSON_Delete(cJSON_CreateIntArray(v, count)); }
void duplicate_setup(const int *v, int count, int recurse) { cJSON_CreateIntArray(v, count); }
void duplicate(const int *v, int count, int recurse) {
	cJSON *a = cJSON_CreateIntArray(v, count);
	if (a)
		cJSON_Duplicate(a, recurse);
}
void print_setup(const int *v, int count, int prebuffer) { cJSON_CreateIntArray(v, count); }
void print_unformatted(const int *v, int count, int prebuffer) {
	cJSON *a = cJSON_CreateIntArray(v, count);
	if (a)
		cJSON_PrintUnformatted(a);
}
void print_buffered(const int *v, int count, int prebuffer) {
	cJSON *a = cJSON_CreateIntArray(v, count);
	if (a)
		cJSON_PrintBuffered(a, prebuffer, 0);
}
void object_setup(const char *name, const char *s) { cJSON_CreateObject(); }
void add_string(const char *name, const char *s) {
	cJSON *o = cJSON_CreateObject();
	if (o)
		cJSON_AddStringToObject(o, name, s);
}
void add_number(const char *name, const char *s) {
	cJSON *o = cJSON_CreateObject();
	if (o)
		cJSON_AddNumberToObject(o, name, 1);
}
void add_cs(const char *name, const char *s) {
	cJSON *o = cJSON_CreateObject();
	if (o)
		cJSON_AddItemToObjectCS(o, name, cJSON_CreateNull());
}
