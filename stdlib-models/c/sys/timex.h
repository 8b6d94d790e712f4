// This file models <sys/timex.h>; README.md has the conventions.

struct timex;
struct ntptimeval;

int adjtimex(struct timex *ntx);
int ntp_gettimex(struct ntptimeval *ntv);
int ntp_gettime(struct ntptimeval *ntv);
int ntp_adjtime(struct timex *tntx);
