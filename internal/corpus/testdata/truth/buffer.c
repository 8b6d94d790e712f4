// Scenarios for clibs/buffer: X_setup brings about what the measured call X finds.
#include "buffer.h"

void release_setup(unsigned long n) { buffer_new_with_size(n); }
void release(unsigned long n) { buffer_free(buffer_new_with_size(n)); }
void resize_setup(unsigned long old, unsigned long n) { buffer_new_with_size(old); }
void resize(unsigned long old, unsigned long n) {
	buffer_t *b = buffer_new_with_size(old);
	if (b)
		buffer_resize(b, n);
}
void append_setup(unsigned long old, const char *s) { buffer_new_with_size(old); }
void append(unsigned long old, const char *s) {
	buffer_t *b = buffer_new_with_size(old);
	if (b)
		buffer_append(b, s);
}
