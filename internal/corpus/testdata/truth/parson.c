// Scenarios for parson: X_setup brings about what the measured call X finds.
#include "parson.h"

void append_setup(int n) { json_value_init_array(); }
void append(int n) {
	JSON_Value *v = json_value_init_array();
	if (v)
		for (int i = 0; i < n; i++)
			json_array_append_number(json_value_get_array(v), i);
}
void release_setup(int n) { append(n); }
void release(int n) {
	JSON_Value *v = json_value_init_array();
	if (v) {
		for (int i = 0; i < n; i++)
			json_array_append_number(json_value_get_array(v), i);
		json_value_free(v);
	}
}
