// This file models <sys/soundcard.h>; README.md has the conventions.


void seqbuf_dump(void);
