// Scenarios for uthash: X_setup brings about what the measured call X finds.
#include "utarray.h"

void create(void) {
	UT_array *a;
	utarray_new(a, &ut_int_icd);
}
void push_setup(int n) { create(); }
void push(int n) {
	UT_array *a;
	utarray_new(a, &ut_int_icd);
	for (int i = 0; i < n; i++)
		utarray_push_back(a, &i);
}
