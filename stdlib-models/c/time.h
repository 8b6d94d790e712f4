// This file models <time.h>; README.md has the conventions.

typedef long int clock_t;
typedef long int time_t;
typedef long int __time_t;
struct tm;
typedef long unsigned int size_t;
struct __locale_struct;
typedef struct __locale_struct *__locale_t;
typedef __locale_t locale_t;
struct timespec;
typedef int clockid_t;
typedef int __clockid_t;
typedef int pid_t;
struct sigevent;
typedef void *__timer_t;
typedef __timer_t timer_t;
struct itimerspec;
union sigval {
	int sival_int;
	void *sival_ptr;
};
typedef union sigval __sigval_t;
typedef int __pid_t;
union pthread_attr_t;
typedef union pthread_attr_t pthread_attr_t;
struct sigevent {
	__sigval_t sigev_value;
	int sigev_signo;
	int sigev_notify;
	union {
		int _pad[(64 / (sizeof(int))) - 4];
		__pid_t _tid;
		struct {
			void (*_function)(__sigval_t);
			pthread_attr_t *_attribute;
		} _sigev_thread;
	} _sigev_un;
};
struct tm {
	int tm_sec;
	int tm_min;
	int tm_hour;
	int tm_mday;
	int tm_mon;
	int tm_year;
	int tm_wday;
	int tm_yday;
	int tm_isdst;
	long int tm_gmtoff;
	const char *tm_zone;
};

extern void *malloc(size_t size);
extern size_t strlen(const char *s) __attribute__((pure));

clock_t clock(void);
time_t time(time_t *timer);
double difftime(time_t time1, time_t time0) __attribute__((const));
time_t mktime(struct tm *tp);
size_t strftime(char *s, size_t maxsize, const char *format, const struct tm *tp);

char *strptime(const char *s, const char *fmt, struct tm *tp) {
	mux_write(tp, sizeof *tp);
	return mux_any(int) ? (char *)s + mux_any(size_t) % (strlen(s) + 1) : 0;
}

size_t strftime_l(char *s, size_t maxsize, const char *format, const struct tm *tp, locale_t loc);
char *strptime_l(const char *s, const char *fmt, struct tm *tp, locale_t loc);
struct tm *gmtime(const time_t *timer);
struct tm *localtime(const time_t *timer);
struct tm *gmtime_r(const time_t *timer, struct tm *tp);
struct tm *localtime_r(const time_t *timer, struct tm *tp);
char *asctime(const struct tm *tp);
char *ctime(const time_t *timer);
char *asctime_r(const struct tm *tp, char *buf);
char *ctime_r(const time_t *timer, char *buf);
void tzset(void);
time_t timegm(struct tm *tp);
time_t timelocal(struct tm *tp);
int dysize(int year) __attribute__((const));
int nanosleep(const struct timespec *requested_time, struct timespec *remaining);
int clock_getres(clockid_t clock_id, struct timespec *res);
int clock_gettime(clockid_t clock_id, struct timespec *tp);
int clock_settime(clockid_t clock_id, const struct timespec *tp);
int clock_nanosleep(clockid_t clock_id, int flags, const struct timespec *req, struct timespec *rem);
int clock_getcpuclockid(pid_t pid, clockid_t *clock_id);

// A timer that starts a thread has a record of 88 bytes; the other kinds have none.
// measure: timer_t t; struct sigevent e = {.sigev_notify = SIGEV_NONE}; @ timer_create(CLOCK_REALTIME, &e, &t); @ timer_delete(t);
int timer_create(clockid_t clock_id, struct sigevent *evp, timer_t *timerid) {
	if (evp && evp->sigev_notify == 2) {
		void *p = malloc(88);
		if (!p)
			return -1;
		*timerid = p;
		return 0;
	}
	*timerid = mux_any(timer_t);
	return mux_any(int);
}

// measure: none, only a timer that starts a thread owns something
int timer_delete(timer_t timerid) {
	return mux_any(int);
}

int timer_settime(timer_t timerid, int flags, const struct itimerspec *value, struct itimerspec *ovalue);
int timer_gettime(timer_t timerid, struct itimerspec *value);
int timer_getoverrun(timer_t timerid);
int timespec_get(struct timespec *ts, int base);
int timespec_getres(struct timespec *ts, int base);
struct tm *getdate(const char *string);
int getdate_r(const char *string, struct tm *resbufp);
