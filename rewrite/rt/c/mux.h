/* This file is the public header of MUX: clauses in published headers, and the
   counting runtime's interface for programs that ask what a piece of code did. */
#if defined(__GNUC__)
#pragma GCC system_header
#endif
#ifndef MUX_H
#define MUX_H 1

/* MUX(alloc n) before a declaration carries a clause. It is empty for every
   compiler, always; muxcc reads the token itself. */
#ifndef MUX
#define MUX(...)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* What the calling thread acquired and gave back between mux_measure_begin and
   mux_measure_end, in requested bytes. Measures nest; peak is the highest value
   of (acquired - given back) in between, never below 0. */
struct mux_measure {
  long long alloc, freed, net, peak;
  long long saved[3]; /* the runtime's own */
};

/* These are defined by the counting runtime: in programs linked by muxcc with
   -fmux-assert and under `mux run`. mux_resource_of answers the bytes that were
   asked for with the block that starts at p: 0 for NULL, -1 when p is no such
   block as far as the runtime knows. */
void mux_measure_begin(struct mux_measure *m);
void mux_measure_end(struct mux_measure *m);
long mux_resource_of(const void *p);

#ifdef __cplusplus
}
#endif
#endif
