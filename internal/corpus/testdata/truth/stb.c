// Scenarios for stb_ds.
#define STB_DS_IMPLEMENTATION
#include "stb_ds.h"

void setcap(int n) {
	int *a = 0;
	arrsetcap(a, n);
}
