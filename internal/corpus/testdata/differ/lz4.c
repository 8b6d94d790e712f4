// lz4: unions, static state, contexts with hooks, out-parameters.
#define LZ4F_STATIC_LINKING_ONLY
#define LZ4_STATIC_LINKING_ONLY
#define LZ4_HC_STATIC_LINKING_ONLY
#include "meter.h"
#include "lz4.h"
#include "lz4hc.h"
#include "lz4frame.h"

void fast_pair(int n) { LZ4_freeStream(LZ4_createStream()); }
void hc_pair(int n) { LZ4_freeStreamHC(LZ4_createStreamHC()); }
void decode_pair(int n) { LZ4_freeStreamDecode(LZ4_createStreamDecode()); }
void streams(int n) {
	for (int i = 0; i < n; i++)
		LZ4_freeStream(LZ4_createStream());
}
void kept(int n) {
	for (int i = 0; i < n; i++)
		LZ4_createStreamDecode();
}
void context(int n) {
	LZ4F_cctx *c;
	LZ4F_createCompressionContext(&c, LZ4F_VERSION);
}
void context_pair(int n) {
	LZ4F_cctx *c;
	if (!LZ4F_isError(LZ4F_createCompressionContext(&c, LZ4F_VERSION)))
		LZ4F_freeCompressionContext(c);
}
void decontext_pair(int n) {
	LZ4F_dctx *c;
	if (!LZ4F_isError(LZ4F_createDecompressionContext(&c, LZ4F_VERSION)))
		LZ4F_freeDecompressionContext(c);
}
void dictionary_pair(const void *d, unsigned long n) { LZ4F_freeCDict(LZ4F_createCDict(d, n)); }

#ifndef METER_ANALYSIS
int main(void) {
	static char in[100000], out[200000];
	EACH(n) {
		MEASURE(LZ4_createStream(), "LZ4_createStream", "%s", "");
		MEASURE(LZ4_createStreamHC(), "LZ4_createStreamHC", "%s", "");
		MEASURE(LZ4_createStreamDecode(), "LZ4_createStreamDecode", "%s", "");
		MEASURE(fast_pair(n), "fast_pair", "n=%d", n);
		MEASURE(hc_pair(n), "hc_pair", "n=%d", n);
		MEASURE(decode_pair(n), "decode_pair", "n=%d", n);
		MEASURE(streams(n), "streams", "n=%d", n);
		MEASURE(kept(n), "kept", "n=%d", n);
		MEASURE(context(n), "context", "n=%d", n);
		MEASURE(context_pair(n), "context_pair", "n=%d", n);
		MEASURE(decontext_pair(n), "decontext_pair", "n=%d", n);
		MEASURE(LZ4F_createCDict(in, n * 70), "LZ4F_createCDict", "dictSize=%d", n * 70);
		MEASURE(dictionary_pair(in, n * 70), "dictionary_pair", "n=%d", n * 70);
		MEASURE(LZ4_compressBound(n), "LZ4_compressBound", "inputSize=%d", n);
		MEASURE(LZ4_compress_default(in, out, n, sizeof out), "LZ4_compress_default", "srcSize=%d dstCapacity=%d", n, (int)sizeof out);
		MEASURE(LZ4_compress_fast(in, out, n, sizeof out, 3), "LZ4_compress_fast", "srcSize=%d dstCapacity=%d acceleration=3", n, (int)sizeof out);
	}
	for (int level = 1; level <= 12; level += 2)
		MEASURE(LZ4_compress_HC(in, out, 1000, sizeof out, level), "LZ4_compress_HC", "srcSize=1000 dstCapacity=%d compressionLevel=%d", (int)sizeof out, level);
}
#endif
