// Scenarios for speexdsp: X_setup brings about what the measured call X finds.
#include "speex/speex_echo.h"

void destroy_setup(int frame_size, int filter_length) { speex_echo_state_init(frame_size, filter_length); }
void destroy(int frame_size, int filter_length) {
	SpeexEchoState *s = speex_echo_state_init(frame_size, filter_length);
	if (s)
		speex_echo_state_destroy(s);
}
