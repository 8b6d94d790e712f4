// Scenarios for sds: X_setup brings about what the measured call X finds.
#include "sds.h"

void release_setup(const void *init, unsigned long initlen) { sdsnewlen(init, initlen); }
void release(const void *init, unsigned long initlen) { sdsfree(sdsnewlen(init, initlen)); }
void cat_setup(int n) { sdsempty(); }
void cat(int n) {
	sds s = sdsempty();
	if (s)
		for (int i = 0; i < n; i++)
			s = sdscatlen(s, "x", 1);
}
