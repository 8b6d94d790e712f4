// This file models <sys/time.h>; README.md has the conventions.

struct timeval;
struct timezone;
enum __itimer_which {
	ITIMER_REAL = 0,
	ITIMER_VIRTUAL = 1,
	ITIMER_PROF = 2
};
typedef enum __itimer_which __itimer_which_t;
struct itimerval;
typedef long int __time_t;
typedef long int __suseconds_t;
struct timeval {
	__time_t tv_sec;
	__suseconds_t tv_usec;
};

int gettimeofday(struct timeval *tv, void *tz);
int settimeofday(const struct timeval *tv, const struct timezone *tz);
int adjtime(const struct timeval *delta, struct timeval *olddelta);
int getitimer(__itimer_which_t which, struct itimerval *value);
int setitimer(__itimer_which_t which, const struct itimerval *new, struct itimerval *old);
int utimes(const char *file, const struct timeval tvp[2]);
int lutimes(const char *file, const struct timeval tvp[2]);
int futimes(int fd, const struct timeval tvp[2]);
int futimesat(int fd, const char *file, const struct timeval tvp[2]);
