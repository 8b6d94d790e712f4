// This file models <threads.h>; README.md has the conventions.

typedef int __clockid_t;
struct timex;
typedef unsigned long int thrd_t;
typedef int (*thrd_start_t)(void *);
typedef unsigned long int __thrd_t;
struct timespec;
typedef union {
	char __size[40];
	long int __align;
} mtx_t;
typedef struct {
	int __data;
} __once_flag;
typedef __once_flag once_flag;
typedef union {
	char __size[48];
	long long int __align;
} cnd_t;
typedef unsigned int tss_t;
typedef void (*tss_dtor_t)(void *);
typedef unsigned int __tss_t;

int clock_adjtime(__clockid_t clock_id, struct timex *utx);

static void *mux_thread_argument;

int thrd_create(thrd_t *thr, thrd_start_t func, void *arg) {
	mux_thread_argument = arg; // kept: the thread may use it and give it back
	*thr = mux_any(thrd_t);
	return mux_any(int);
}

int thrd_equal(thrd_t lhs, thrd_t rhs);
thrd_t thrd_current(void);
int thrd_sleep(const struct timespec *time_point, struct timespec *remaining);
void thrd_exit(int res) __attribute__((noreturn));
int thrd_detach(thrd_t thr);
int thrd_join(thrd_t thr, int *res);
void thrd_yield(void);
int mtx_init(mtx_t *mutex, int type);
int mtx_lock(mtx_t *mutex);
int mtx_timedlock(mtx_t *mutex, const struct timespec *time_point);
int mtx_trylock(mtx_t *mutex);
int mtx_unlock(mtx_t *mutex);
void mtx_destroy(mtx_t *mutex);

void call_once(once_flag *flag, void (*func)(void)) {
	if (flag->__data != 2) {
		func();
		flag->__data = 2;
	}
}

int cnd_init(cnd_t *cond);
int cnd_signal(cnd_t *cond);
int cnd_broadcast(cnd_t *cond);
int cnd_wait(cnd_t *cond, mtx_t *mutex);
int cnd_timedwait(cnd_t *cond, mtx_t *mutex, const struct timespec *time_point);
void cnd_destroy(cnd_t *COND);
int tss_create(tss_t *tss_id, tss_dtor_t destructor);
void *tss_get(tss_t tss_id);

static void *mux_specific;

int tss_set(tss_t tss_id, void *val) {
	mux_specific = val; // kept
	return mux_any(int);
}

void tss_delete(tss_t tss_id);
