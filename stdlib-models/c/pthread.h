// This file models <pthread.h>; README.md has the conventions.

typedef long unsigned int size_t;
typedef unsigned long int __cpu_mask;
typedef struct {
	__cpu_mask __bits[1024 / (8 * (sizeof(__cpu_mask)))];
} cpu_set_t;
typedef unsigned long int pthread_t;
union pthread_attr_t;
typedef union pthread_attr_t pthread_attr_t;
struct timespec;
typedef int clockid_t;
struct sched_param;
typedef struct {
	unsigned long int __val[1024 / (8 * (sizeof(unsigned long int)))];
} __sigset_t;
typedef int pthread_once_t;
typedef long int __jmp_buf[8];
struct __cancel_jmp_buf_tag {
	__jmp_buf __cancel_jmp_buf;
	int __mask_was_saved;
};
typedef struct {
	struct __cancel_jmp_buf_tag __cancel_jmp_buf[1];
	void *__pad[4];
} __pthread_unwind_buf_t;
struct __pthread_internal_list {
	struct __pthread_internal_list *__prev;
	struct __pthread_internal_list *__next;
};
typedef struct __pthread_internal_list __pthread_list_t;
struct __pthread_mutex_s {
	int __lock;
	unsigned int __count;
	int __owner;
	unsigned int __nusers;
	int __kind;
	short __spins;
	short __elision;
	__pthread_list_t __list;
};
typedef union {
	struct __pthread_mutex_s __data;
	char __size[40];
	long int __align;
} pthread_mutex_t;
typedef union {
	char __size[4];
	int __align;
} pthread_mutexattr_t;
typedef int __clockid_t;
struct __pthread_rwlock_arch_t {
	unsigned int __readers;
	unsigned int __writers;
	unsigned int __wrphase_futex;
	unsigned int __writers_futex;
	unsigned int __pad3;
	unsigned int __pad4;
	int __cur_writer;
	int __shared;
	signed char __rwelision;
	unsigned char __pad1[7];
	unsigned long int __pad2;
	unsigned int __flags;
};
typedef union {
	struct __pthread_rwlock_arch_t __data;
	char __size[56];
	long int __align;
} pthread_rwlock_t;
typedef union {
	char __size[8];
	long int __align;
} pthread_rwlockattr_t;
typedef union {
	unsigned long long int __value64;
	struct {
		unsigned int __low;
		unsigned int __high;
	} __value32;
} __atomic_wide_counter;
struct __pthread_cond_s {
	__atomic_wide_counter __wseq;
	__atomic_wide_counter __g1_start;
	unsigned int __g_refs[2];
	unsigned int __g_size[2];
	unsigned int __g1_orig_size;
	unsigned int __wrefs;
	unsigned int __g_signals[2];
};
typedef union {
	struct __pthread_cond_s __data;
	char __size[48];
	long long int __align;
} pthread_cond_t;
typedef union {
	char __size[4];
	int __align;
} pthread_condattr_t;
typedef int pthread_spinlock_t;
typedef union {
	char __size[32];
	long int __align;
} pthread_barrier_t;
typedef union {
	char __size[4];
	int __align;
} pthread_barrierattr_t;
typedef unsigned int pthread_key_t;
union pthread_attr_t {
	char __size[56];
	long int __align;
};

// What the child does is counted in the child.
int clone(int (*fn)(void *arg), void *child_stack, int flags, void *arg, ...) {
	return mux_any(int);
}

int unshare(int flags);
int sched_getcpu(void);
int getcpu(unsigned int *, unsigned int *);
int setns(int fd, int nstype);
int __sched_cpucount(size_t setsize, const cpu_set_t *setp);

// measure: free(__sched_cpualloc(N));
[alloc (count + 63) / 64 * 8] cpu_set_t *__sched_cpualloc(size_t count);

// measure: cpu_set_t *s = __sched_cpualloc(N); @ __sched_cpufree(s);
[free resource_of(set)] void __sched_cpufree(cpu_set_t *set);

static void *mux_thread_argument;

// Stack and descriptor of the thread are not from the allocator; its vector of
// thread-local storage, 304 bytes, is reused by later threads (cold). What the
// thread acquires is counted there, not here.
int pthread_create(pthread_t *newthread, const pthread_attr_t *attr, void *(*start_routine)(void *), void *arg) {
	mux_thread_argument = arg; // kept: the thread may use it and give it back
	if (arg)
		mux_write(arg, mux_any(size_t));
	*newthread = mux_any(pthread_t);
	return mux_any(int);
}

void pthread_exit(void *retval) __attribute__((noreturn));
int pthread_join(pthread_t th, void **thread_return);
int pthread_tryjoin_np(pthread_t th, void **thread_return);
int pthread_timedjoin_np(pthread_t th, void **thread_return, const struct timespec *abstime);
int pthread_clockjoin_np(pthread_t th, void **thread_return, clockid_t clockid, const struct timespec *abstime);
int pthread_detach(pthread_t th);
pthread_t pthread_self(void) __attribute__((const));
int pthread_equal(pthread_t thread1, pthread_t thread2) __attribute__((const));
int pthread_attr_init(pthread_attr_t *attr);

// measure: none, what it owns is the attribute's
int pthread_attr_destroy(pthread_attr_t *attr);

int pthread_attr_getdetachstate(const pthread_attr_t *attr, int *detachstate);
int pthread_attr_setdetachstate(pthread_attr_t *attr, int detachstate);
int pthread_attr_getguardsize(const pthread_attr_t *attr, size_t *guardsize);
int pthread_attr_setguardsize(pthread_attr_t *attr, size_t guardsize);
int pthread_attr_getschedparam(const pthread_attr_t *attr, struct sched_param *param);
int pthread_attr_setschedparam(pthread_attr_t *attr, const struct sched_param *param);
int pthread_attr_getschedpolicy(const pthread_attr_t *attr, int *policy);
int pthread_attr_setschedpolicy(pthread_attr_t *attr, int policy);
int pthread_attr_getinheritsched(const pthread_attr_t *attr, int *inherit);
int pthread_attr_setinheritsched(pthread_attr_t *attr, int inherit);
int pthread_attr_getscope(const pthread_attr_t *attr, int *scope);
int pthread_attr_setscope(pthread_attr_t *attr, int scope);
int pthread_attr_getstackaddr(const pthread_attr_t *attr, void **stackaddr);

int pthread_attr_setstackaddr(pthread_attr_t *attr, void *stackaddr) {
	mux_write(attr, sizeof *attr);
	return mux_any(int);
}

int pthread_attr_getstacksize(const pthread_attr_t *attr, size_t *stacksize);
int pthread_attr_setstacksize(pthread_attr_t *attr, size_t stacksize);
int pthread_attr_getstack(const pthread_attr_t *attr, void **stackaddr, size_t *stacksize);

int pthread_attr_setstack(pthread_attr_t *attr, void *stackaddr, size_t stacksize) {
	mux_write(attr, sizeof *attr);
	return mux_any(int); // writes nothing on the stack
}

// The set is copied into the attribute, which gives it back when it is
// destroyed: 24 bytes and the set, once per attribute (cold).
int pthread_attr_setaffinity_np(pthread_attr_t *attr, size_t cpusetsize, const cpu_set_t *cpuset);

int pthread_attr_getaffinity_np(const pthread_attr_t *attr, size_t cpusetsize, cpu_set_t *cpuset);
int pthread_getattr_default_np(pthread_attr_t *attr);
int pthread_attr_setsigmask_np(pthread_attr_t *attr, const __sigset_t *sigmask);
int pthread_attr_getsigmask_np(const pthread_attr_t *attr, __sigset_t *sigmask);
int pthread_setattr_default_np(const pthread_attr_t *attr);

// The attribute's copy of the affinity is the library's (cold).
int pthread_getattr_np(pthread_t th, pthread_attr_t *attr);

int pthread_setschedparam(pthread_t target_thread, int policy, const struct sched_param *param);
int pthread_getschedparam(pthread_t target_thread, int *policy, struct sched_param *param);
int pthread_setschedprio(pthread_t target_thread, int prio);
int pthread_getname_np(pthread_t target_thread, char *buf, size_t buflen);
int pthread_setname_np(pthread_t target_thread, const char *name);
int pthread_getconcurrency(void);
int pthread_setconcurrency(int level);
int pthread_yield(void);
int pthread_setaffinity_np(pthread_t th, size_t cpusetsize, const cpu_set_t *cpuset);
int pthread_getaffinity_np(pthread_t th, size_t cpusetsize, cpu_set_t *cpuset);

int pthread_once(pthread_once_t *once_control, void (*init_routine)(void)) {
	if (*once_control != 2) {
		init_routine();
		*once_control = 2;
	}
	return 0;
}

int pthread_setcancelstate(int state, int *oldstate);
int pthread_setcanceltype(int type, int *oldtype);
int pthread_cancel(pthread_t th);
void pthread_testcancel(void);
void __pthread_register_cancel(__pthread_unwind_buf_t *buf);
void __pthread_unregister_cancel(__pthread_unwind_buf_t *buf);
void __pthread_register_cancel_defer(__pthread_unwind_buf_t *buf);
void __pthread_unregister_cancel_restore(__pthread_unwind_buf_t *buf);
void __pthread_unwind_next(__pthread_unwind_buf_t *buf) __attribute__((noreturn));
int __sigsetjmp_cancel(struct __cancel_jmp_buf_tag env[1], int savemask) __attribute__((returns_twice));
int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *mutexattr);
int pthread_mutex_destroy(pthread_mutex_t *mutex);
int pthread_mutex_trylock(pthread_mutex_t *mutex);
int pthread_mutex_lock(pthread_mutex_t *mutex);
int pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *abstime);
int pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clockid, const struct timespec *abstime);
int pthread_mutex_unlock(pthread_mutex_t *mutex);
int pthread_mutex_getprioceiling(const pthread_mutex_t *mutex, int *prioceiling);
int pthread_mutex_setprioceiling(pthread_mutex_t *mutex, int prioceiling, int *old_ceiling);
int pthread_mutex_consistent(pthread_mutex_t *mutex);
int pthread_mutex_consistent_np(pthread_mutex_t *);
int pthread_mutexattr_init(pthread_mutexattr_t *attr);
int pthread_mutexattr_destroy(pthread_mutexattr_t *attr);
int pthread_mutexattr_getpshared(const pthread_mutexattr_t *attr, int *pshared);
int pthread_mutexattr_setpshared(pthread_mutexattr_t *attr, int pshared);
int pthread_mutexattr_gettype(const pthread_mutexattr_t *attr, int *kind);
int pthread_mutexattr_settype(pthread_mutexattr_t *attr, int kind);
int pthread_mutexattr_getprotocol(const pthread_mutexattr_t *attr, int *protocol);
int pthread_mutexattr_setprotocol(pthread_mutexattr_t *attr, int protocol);
int pthread_mutexattr_getprioceiling(const pthread_mutexattr_t *attr, int *prioceiling);
int pthread_mutexattr_setprioceiling(pthread_mutexattr_t *attr, int prioceiling);
int pthread_mutexattr_getrobust(const pthread_mutexattr_t *attr, int *robustness);
int pthread_mutexattr_getrobust_np(pthread_mutexattr_t *, int *);
int pthread_mutexattr_setrobust(pthread_mutexattr_t *attr, int robustness);
int pthread_mutexattr_setrobust_np(pthread_mutexattr_t *, int);
int pthread_rwlock_init(pthread_rwlock_t *rwlock, const pthread_rwlockattr_t *attr);
int pthread_rwlock_destroy(pthread_rwlock_t *rwlock);
int pthread_rwlock_rdlock(pthread_rwlock_t *rwlock);
int pthread_rwlock_tryrdlock(pthread_rwlock_t *rwlock);
int pthread_rwlock_timedrdlock(pthread_rwlock_t *rwlock, const struct timespec *abstime);
int pthread_rwlock_clockrdlock(pthread_rwlock_t *rwlock, clockid_t clockid, const struct timespec *abstime);
int pthread_rwlock_wrlock(pthread_rwlock_t *rwlock);
int pthread_rwlock_trywrlock(pthread_rwlock_t *rwlock);
int pthread_rwlock_timedwrlock(pthread_rwlock_t *rwlock, const struct timespec *abstime);
int pthread_rwlock_clockwrlock(pthread_rwlock_t *rwlock, clockid_t clockid, const struct timespec *abstime);
int pthread_rwlock_unlock(pthread_rwlock_t *rwlock);
int pthread_rwlockattr_init(pthread_rwlockattr_t *attr);
int pthread_rwlockattr_destroy(pthread_rwlockattr_t *attr);
int pthread_rwlockattr_getpshared(const pthread_rwlockattr_t *attr, int *pshared);
int pthread_rwlockattr_setpshared(pthread_rwlockattr_t *attr, int pshared);
int pthread_rwlockattr_getkind_np(const pthread_rwlockattr_t *attr, int *pref);
int pthread_rwlockattr_setkind_np(pthread_rwlockattr_t *attr, int pref);
int pthread_cond_init(pthread_cond_t *cond, const pthread_condattr_t *cond_attr);
int pthread_cond_destroy(pthread_cond_t *cond);
int pthread_cond_signal(pthread_cond_t *cond);
int pthread_cond_broadcast(pthread_cond_t *cond);
int pthread_cond_wait(pthread_cond_t *cond, pthread_mutex_t *mutex);
int pthread_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *abstime);
int pthread_cond_clockwait(pthread_cond_t *cond, pthread_mutex_t *mutex, __clockid_t clock_id, const struct timespec *abstime);
int pthread_condattr_init(pthread_condattr_t *attr);
int pthread_condattr_destroy(pthread_condattr_t *attr);
int pthread_condattr_getpshared(const pthread_condattr_t *attr, int *pshared);
int pthread_condattr_setpshared(pthread_condattr_t *attr, int pshared);
int pthread_condattr_getclock(const pthread_condattr_t *attr, __clockid_t *clock_id);
int pthread_condattr_setclock(pthread_condattr_t *attr, __clockid_t clock_id);
int pthread_spin_init(pthread_spinlock_t *lock, int pshared);
int pthread_spin_destroy(pthread_spinlock_t *lock);
int pthread_spin_lock(pthread_spinlock_t *lock);
int pthread_spin_trylock(pthread_spinlock_t *lock);
int pthread_spin_unlock(pthread_spinlock_t *lock);
int pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attr, unsigned int count);
int pthread_barrier_destroy(pthread_barrier_t *barrier);
int pthread_barrier_wait(pthread_barrier_t *barrier);
int pthread_barrierattr_init(pthread_barrierattr_t *attr);
int pthread_barrierattr_destroy(pthread_barrierattr_t *attr);
int pthread_barrierattr_getpshared(const pthread_barrierattr_t *attr, int *pshared);
int pthread_barrierattr_setpshared(pthread_barrierattr_t *attr, int pshared);
int pthread_key_create(pthread_key_t *key, void (*destr_function)(void *));
int pthread_key_delete(pthread_key_t key);
void *pthread_getspecific(pthread_key_t key);

static const void *mux_specific;

// The second level of the table of values is the thread's, made once (cold).
int pthread_setspecific(pthread_key_t key, const void *pointer) {
	mux_specific = pointer; // kept
	return mux_any(int);
}

int pthread_getcpuclockid(pthread_t thread_id, __clockid_t *clock_id);

int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void)) {
	return mux_any(int); // they run around a fork
}
