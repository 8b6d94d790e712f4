// zstd: contexts with hooks, dictionaries by copy and by reference.
#define ZSTD_STATIC_LINKING_ONLY
#include "meter.h"
#include "zstd.h"

void decoder_pair(int n) { ZSTD_freeDCtx(ZSTD_createDCtx()); }
void encoder_pair(int n) { ZSTD_freeCCtx(ZSTD_createCCtx()); }
void params_pair(int n) { ZSTD_freeCCtxParams(ZSTD_createCCtxParams()); }
void dictionary_pair(const void *d, unsigned long n) { ZSTD_freeDDict(ZSTD_createDDict(d, n)); }
void decoders(int n) {
	for (int i = 0; i < n; i++)
		ZSTD_createDCtx();
}

#ifndef METER_ANALYSIS
int main(void) {
	static char in[100000];
	EACH(n) {
		MEASURE(ZSTD_createDCtx(), "ZSTD_createDCtx", "%s", "");
		MEASURE(ZSTD_createCCtx(), "ZSTD_createCCtx", "%s", "");
		MEASURE(ZSTD_createDStream(), "ZSTD_createDStream", "%s", "");
		MEASURE(ZSTD_createCCtxParams(), "ZSTD_createCCtxParams", "%s", "");
		MEASURE(ZSTD_createDDict(in, n * 80), "ZSTD_createDDict", "dictSize=%d", n * 80);
		MEASURE(ZSTD_createDDict_byReference(in, n * 80), "ZSTD_createDDict_byReference", "dictSize=%d", n * 80);
		MEASURE(ZSTD_compressBound(n), "ZSTD_compressBound", "srcSize=%d", n);
		MEASURE(decoder_pair(n), "decoder_pair", "n=%d", n);
		MEASURE(encoder_pair(n), "encoder_pair", "n=%d", n);
		MEASURE(params_pair(n), "params_pair", "n=%d", n);
		MEASURE(dictionary_pair(in, n * 80), "dictionary_pair", "n=%d", n * 80);
		MEASURE(decoders(n), "decoders", "n=%d", n);
	}
}
#endif
