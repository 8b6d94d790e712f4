// Scenarios for rxi/vec: X_setup brings about what the measured call X finds.
#include "vec.h"

void push(int n) {
	vec_int_t v;
	vec_init(&v);
	for (int i = 0; i < n; i++)
		vec_push(&v, i);
}
void compact_setup(int n) { push(n); }
void compact(int n) {
	vec_int_t v;
	vec_init(&v);
	for (int i = 0; i < n; i++)
		vec_push(&v, i);
	vec_compact(&v);
}
