// Scenarios for klib: X_setup brings about what the measured call X finds.
#include "khash.h"
#include "kvec.h"
#include "kstring.h"

KHASH_MAP_INIT_INT(i, int)

void hash_init(void) { kh_init(i); }
void hash_resize_setup(unsigned new_n_buckets) { kh_init(i); }
void hash_resize(unsigned new_n_buckets) {
	kh_i_t *h = kh_init(i);
	if (h)
		kh_resize(i, h, new_n_buckets);
}
void push(int n) {
	kvec_t(int) v;
	kv_init(v);
	for (int i = 0; i < n; i++)
		kv_push(int, v, i);
}
void string_resize(unsigned long size) {
	kstring_t s = {0, 0, 0};
	ks_resize(&s, size);
}
