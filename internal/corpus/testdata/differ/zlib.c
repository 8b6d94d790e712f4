// zlib: hooks (zalloc), sizes from shifts, struct-held blocks.
#include "meter.h"
#include "zlib.h"

static int init(z_stream *s, int windowBits, int memLevel) {
	memset(s, 0, sizeof *s);
	return deflateInit2(s, 6, Z_DEFLATED, windowBits, memLevel, Z_DEFAULT_STRATEGY);
}
void deflate_open(int windowBits, int memLevel) {
	z_stream s;
	init(&s, windowBits, memLevel);
}
void deflate_close(int windowBits, int memLevel) {
	z_stream s;
	if (init(&s, windowBits, memLevel) == Z_OK)
		deflateEnd(&s);
}
void deflate_again(int windowBits, int memLevel) {
	z_stream s;
	if (init(&s, windowBits, memLevel) == Z_OK) {
		deflateReset(&s);
		deflateEnd(&s);
	}
}
void inflate_open(int windowBits) {
	z_stream s;
	memset(&s, 0, sizeof s);
	inflateInit2(&s, windowBits);
}
void inflate_close(int windowBits) {
	z_stream s;
	memset(&s, 0, sizeof s);
	if (inflateInit2(&s, windowBits) == Z_OK)
		inflateEnd(&s);
}
void inflate_twice(int windowBits) {
	z_stream s, t;
	memset(&s, 0, sizeof s);
	if (inflateInit2(&s, windowBits) == Z_OK && inflateCopy(&t, &s) == Z_OK) {
		inflateEnd(&t);
		inflateEnd(&s);
	}
}
void several(int n) {
	for (int i = 0; i < n; i++)
		inflate_close(15);
}
void file_buffer(const char *path, int size) {
	gzFile f = gzopen(path, "wb");
	if (f)
		gzbuffer(f, size);
}
void file_close(const char *path) {
	gzFile f = gzopen(path, "wb");
	if (f)
		gzclose_w(f);
}

#ifndef METER_ANALYSIS
int main(void) {
	static unsigned char in[4096], out[8192];
	for (int w = 9; w <= 15; w++)
		for (int m = 1; m <= 9; m += 4) {
			MEASURE(deflate_open(w, m), "deflate_open", "windowBits=%d memLevel=%d", w, m);
			MEASURE(deflate_close(w, m), "deflate_close", "windowBits=%d memLevel=%d", w, m);
			MEASURE(deflate_again(w, m), "deflate_again", "windowBits=%d memLevel=%d", w, m);
		}
	MEASURE(deflate_open(-8, 1), "deflate_open", "windowBits=%d memLevel=%d", -8, 1);
	MEASURE(deflate_open(31, 8), "deflate_open", "windowBits=%d memLevel=%d", 31, 8);
	for (int w = 7; w <= 15; w++) {
		MEASURE(inflate_open(w), "inflate_open", "windowBits=%d", w);
		MEASURE(inflate_close(w), "inflate_close", "windowBits=%d", w);
		MEASURE(inflate_twice(w), "inflate_twice", "windowBits=%d", w);
	}
	EACH(n) {
		MEASURE(several(n), "several", "n=%d", n);
		MEASURE(adler32(1, in, n), "adler32", "len=%d", n);
		MEASURE(crc32(1, in, n), "crc32", "len=%d", n);
		MEASURE(compressBound(n), "compressBound", "sourceLen=%d", n);
		uLongf len = sizeof out;
		MEASURE(compress(out, &len, in, n), "compress", "sourceLen=%d", n);
	}
	const char *names[] = {"/tmp/a", "/tmp/ab", "/tmp/abc", "/tmp/abcd", "/tmp/abcdefghijkl"};
	for (int i = 0; i < 5; i++) {
		char path[64];
		snprintf(path, sizeof path, "%s.%d.gz", names[i], i);
		MEASURE(gzopen(path, "wb"), "gzopen", "strlen(path)=%d", (int)strlen(path));
		MEASURE(file_buffer(path, 512), "file_buffer", "strlen(path)=%d size=512", (int)strlen(path));
		MEASURE(file_close(path), "file_close", "strlen(path)=%d", (int)strlen(path));
		remove(path);
	}
}
#endif
