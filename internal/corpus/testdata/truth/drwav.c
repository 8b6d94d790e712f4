// Scenarios for dr_wav.
#define DR_WAV_IMPLEMENTATION
#include "dr_wav.h"
