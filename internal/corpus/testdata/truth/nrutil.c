// Scenarios for nrutil: X_setup brings about what the measured call X finds.
#include "nrutil.h"

void release_setup(int nrl, int nrh, int ncl, int nch) { dmatrix(nrl, nrh, ncl, nch); }
void release(int nrl, int nrh, int ncl, int nch) { free_dmatrix(dmatrix(nrl, nrh, ncl, nch), nrl, nrh, ncl, nch); }
