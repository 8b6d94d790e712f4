// Scenarios for zlib: X_setup brings about what the measured call X finds.
#include <string.h>
#include "zlib.h"

static int init(z_stream *s, int windowBits, int memLevel) {
	memset(s, 0, sizeof *s);
	return deflateInit2(s, 6, Z_DEFLATED, windowBits, memLevel, Z_DEFAULT_STRATEGY);
}
void deflate_init(int windowBits, int memLevel) {
	z_stream s;
	init(&s, windowBits, memLevel);
}
void copy(int windowBits, int memLevel) {
	z_stream s, t;
	if (init(&s, windowBits, memLevel) == Z_OK)
		deflateCopy(&t, &s);
}
void end(int windowBits, int memLevel) {
	z_stream s;
	if (init(&s, windowBits, memLevel) == Z_OK)
		deflateEnd(&s);
}
void inflate_init(int windowBits) {
	z_stream s;
	memset(&s, 0, sizeof s);
	inflateInit2(&s, windowBits);
}
void session(int windowBits, unsigned char *in, unsigned n) {
	unsigned char out[4096];
	z_stream s;
	memset(&s, 0, sizeof s);
	if (inflateInit2(&s, windowBits) != Z_OK)
		return;
	s.next_in = in;
	s.avail_in = n;
	s.next_out = out;
	s.avail_out = sizeof out / 2;
	inflate(&s, Z_NO_FLUSH);
	s.avail_out = sizeof out / 2;
	inflate(&s, Z_FINISH);
	inflateEnd(&s);
}
void write_setup(int size, const char *path) {
	gzFile f = gzopen(path, "wb");
	if (f)
		gzbuffer(f, size);
}
void write_first(int size, const char *path) {
	gzFile f = gzopen(path, "wb");
	if (f) {
		gzbuffer(f, size);
		gzwrite(f, "hello", 5);
	}
}
void read_setup(int size, const char *path) {
	gzFile f = gzopen(path, "rb");
	if (f)
		gzbuffer(f, size);
}
void read_first(int size, const char *path) {
	char b[16];
	gzFile f = gzopen(path, "rb");
	if (f) {
		gzbuffer(f, size);
		gzread(f, b, sizeof b);
	}
}
