// Scenarios for Collections-C: X_setup brings about what the measured call X finds.
#include "cc_array.h"
#include "cc_list.h"

void array_new(void) {
	CC_Array *a;
	cc_array_new(&a);
}
static CC_List *list(int n) {
	CC_List *l;
	if (cc_list_new(&l) != CC_OK)
		return 0;
	for (int i = 0; i < n; i++)
		cc_list_add(l, 0);
	return l;
}
void add_setup(int n) {
	CC_List *l;
	cc_list_new(&l);
}
void add(int n) { list(n); }
void to_array(int n) {
	void **out;
	CC_List *l = list(n);
	if (l)
		cc_list_to_array(l, &out);
}
void destroy(int n) {
	CC_List *l = list(n);
	if (l)
		cc_list_destroy(l);
}
