// Scenarios for libtommath: X_setup brings about what the measured call X finds.
#include "tommath.h"

void init_size(int size) {
	mp_int a;
	mp_init_size(&a, size);
}
void grow_setup(int old, int size) {
	mp_int a;
	mp_init_size(&a, old);
}
void grow(int old, int size) {
	mp_int a;
	if (mp_init_size(&a, old) == MP_OKAY)
		mp_grow(&a, size);
}
void clear(int size) {
	mp_int a;
	if (mp_init_size(&a, size) == MP_OKAY)
		mp_clear(&a);
}
