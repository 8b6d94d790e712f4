// libpng: hooks in the struct, errors by longjmp.
#include "meter.h"
#include "png.h"

void reader(int n) { png_create_read_struct(PNG_LIBPNG_VER_STRING, 0, 0, 0); }
void reader_pair(int n) {
	png_structp p = png_create_read_struct(PNG_LIBPNG_VER_STRING, 0, 0, 0);
	if (p)
		png_destroy_read_struct(&p, 0, 0);
}
void writer(int n) { png_create_write_struct(PNG_LIBPNG_VER_STRING, 0, 0, 0); }
void writer_pair(int n) {
	png_structp p = png_create_write_struct(PNG_LIBPNG_VER_STRING, 0, 0, 0);
	if (p)
		png_destroy_write_struct(&p, 0);
}
void info(int n) {
	png_structp p = png_create_read_struct(PNG_LIBPNG_VER_STRING, 0, 0, 0);
	if (p)
		png_create_info_struct(p);
}
void info_pair(int n) {
	png_structp p = png_create_read_struct(PNG_LIBPNG_VER_STRING, 0, 0, 0);
	if (p) {
		png_infop i = png_create_info_struct(p);
		png_destroy_read_struct(&p, &i, 0);
	}
}
void block(int n) {
	png_structp p = png_create_read_struct(PNG_LIBPNG_VER_STRING, 0, 0, 0);
	if (p)
		png_malloc_warn(p, n);
}

#ifndef METER_ANALYSIS
int main(void) {
	EACH(n) {
		MEASURE(reader(n), "reader", "n=%d", n);
		MEASURE(reader_pair(n), "reader_pair", "n=%d", n);
		MEASURE(writer(n), "writer", "n=%d", n);
		MEASURE(writer_pair(n), "writer_pair", "n=%d", n);
		MEASURE(info(n), "info", "n=%d", n);
		MEASURE(info_pair(n), "info_pair", "n=%d", n);
		if (n)
			MEASURE(block(n), "block", "n=%d", n);
		MEASURE(png_access_version_number(), "png_access_version_number", "%s", "");
		MEASURE(png_sig_cmp((png_const_bytep) "x", 0, 1), "png_sig_cmp", "start=0 num_to_check=1");
	}
}
#endif
