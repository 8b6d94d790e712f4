// This file models <sys/profil.h>; README.md has the conventions.

struct prof;
struct timeval;

int sprofil(struct prof *profp, int profcnt, struct timeval *tvp, unsigned int flags);
