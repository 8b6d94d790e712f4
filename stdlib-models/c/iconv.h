// This file models <iconv.h>; README.md has the conventions.

typedef void *iconv_t;
typedef long unsigned int size_t;

extern void *malloc(size_t size);

// measure: none, a conversion is many blocks, counted as one
[free resource_of(cd)] int iconv_close(iconv_t cd);

// The steps between the two sets and their buffers, in general 2 steps with a
// buffer of 32640 bytes; the loaded modules are the library's (cold).
// measure: none, the steps are decided by the two character sets
iconv_t iconv_open(const char *tocode, const char *fromcode) {
	if (mux_may_fail())
		return (iconv_t)-1;
	iconv_t cd = malloc(1 + mux_any(size_t));
	return cd ? cd : (iconv_t)-1;
}

size_t iconv(iconv_t cd, char **inbuf, size_t *inbytesleft, char **outbuf, size_t *outbytesleft) {
	if (inbuf && *inbuf) {
		size_t used = mux_any(size_t) % (*inbytesleft + 1);
		*inbuf += used;
		*inbytesleft -= used;
	}
	if (outbuf && *outbuf) {
		size_t made = mux_any(size_t) % (*outbytesleft + 1);
		mux_write(*outbuf, made);
		*outbuf += made;
		*outbytesleft -= made;
	}
	return mux_any(size_t);
}
