// This file models <sys/timerfd.h>; README.md has the conventions.

typedef int __clockid_t;
struct itimerspec;

int timerfd_create(__clockid_t clock_id, int flags);
int timerfd_settime(int ufd, int flags, const struct itimerspec *utmr, struct itimerspec *otmr);
int timerfd_gettime(int ufd, struct itimerspec *otmr);
