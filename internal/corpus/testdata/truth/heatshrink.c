// Scenarios for heatshrink: X_setup brings about what the measured call X finds.
#include "heatshrink_encoder.h"

void release_setup(unsigned char window_sz2, unsigned char lookahead_sz2) { heatshrink_encoder_alloc(window_sz2, lookahead_sz2); }
void release(unsigned char window_sz2, unsigned char lookahead_sz2) {
	heatshrink_encoder *e = heatshrink_encoder_alloc(window_sz2, lookahead_sz2);
	if (e)
		heatshrink_encoder_free(e);
}
