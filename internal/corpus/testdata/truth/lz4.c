// Scenarios for lz4: X_setup brings about what the measured call X finds.
#define LZ4F_STATIC_LINKING_ONLY
#include "lz4.h"
#include "lz4hc.h"
#include "lz4frame.h"

void freeStream_setup(int memusage) { LZ4_createStream(); }
void freeStream(int memusage) { LZ4_freeStream(LZ4_createStream()); }

void createContext(void) {
	LZ4F_cctx *c;
	LZ4F_createCompressionContext(&c, LZ4F_VERSION);
}

void begin_setup(int blockSizeID, int blockMode, int autoFlush, int compressionLevel) { createContext(); }
void begin(int blockSizeID, int blockMode, int autoFlush, int compressionLevel) {
	char out[64];
	LZ4F_cctx *c;
	LZ4F_preferences_t p = LZ4F_INIT_PREFERENCES;
	p.frameInfo.blockSizeID = blockSizeID;
	p.frameInfo.blockMode = blockMode;
	p.autoFlush = autoFlush;
	p.compressionLevel = compressionLevel;
	if (!LZ4F_isError(LZ4F_createCompressionContext(&c, LZ4F_VERSION)))
		LZ4F_compressBegin(c, out, sizeof out, &p);
}
