// liblzma: an allocator object that may be NULL, coders made of coders.
#include "meter.h"
#include "lzma.h"

void index_pair(int n) { lzma_index_end(lzma_index_init(0), 0); }
void index_append(int n) {
	lzma_index *i = lzma_index_init(0);
	if (i)
		lzma_index_append(i, 0, 100, 100);
}
void index_hash_pair(int n) { lzma_index_hash_end(lzma_index_hash_init(0, 0), 0); }
void index_hashes(int n) {
	for (int i = 0; i < n; i++)
		lzma_index_hash_end(lzma_index_hash_init(0, 0), 0);
}
void stream_end(int n) {
	lzma_stream s = LZMA_STREAM_INIT;
	lzma_end(&s);
}
void decoder(int n) {
	lzma_stream s = LZMA_STREAM_INIT;
	lzma_alone_decoder(&s, UINT64_MAX);
}
void decoder_pair(int n) {
	lzma_stream s = LZMA_STREAM_INIT;
	if (lzma_stream_decoder(&s, UINT64_MAX, 0) == LZMA_OK)
		lzma_end(&s);
}

#ifndef METER_ANALYSIS
int main(void) {
	EACH(n) {
		MEASURE(lzma_index_init(0), "lzma_index_init", "allocator=0");
		MEASURE(index_pair(n), "index_pair", "n=%d", n);
		MEASURE(index_append(n), "index_append", "n=%d", n);
		MEASURE(lzma_index_hash_init(0, 0), "lzma_index_hash_init", "allocator=0 index_hash=0");
		MEASURE(index_hash_pair(n), "index_hash_pair", "n=%d", n);
		MEASURE(index_hashes(n), "index_hashes", "n=%d", n);
		MEASURE(stream_end(n), "stream_end", "n=%d", n);
		MEASURE(decoder(n), "decoder", "n=%d", n);
		MEASURE(decoder_pair(n), "decoder_pair", "n=%d", n);
		MEASURE(lzma_stream_buffer_bound(n), "lzma_stream_buffer_bound", "uncompressed_size=%d", n);
		MEASURE(lzma_vli_size(n), "lzma_vli_size", "vli=%d", n);
		MEASURE(lzma_version_number(), "lzma_version_number", "%s", "");
	}
}
#endif
