// Scenarios for lodepng.
#define LODEPNG_NO_COMPILE_CPP
#include "lodepng.h"

void palette(int n) {
	LodePNGColorMode m;
	lodepng_color_mode_init(&m);
	for (int i = 0; i < n; i++)
		lodepng_palette_add(&m, i, i, i, 255);
}
