// Scenarios for jansson: X_setup brings about what the measured call X finds.
#include "jansson.h"

void append_setup(int n) { json_array(); }
void append(int n) {
	json_t *a = json_array();
	if (a)
		for (int i = 0; i < n; i++)
			json_array_append(a, json_null());
}
void set_setup(int n, const char **keys) { json_object(); }
void set(int n, const char **keys) {
	json_t *o = json_object();
	if (o)
		for (int i = 0; i < n; i++)
			json_object_set(o, keys[i], json_null());
}
