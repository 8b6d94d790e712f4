// This file models <signal.h>; README.md has the conventions.

typedef void (*__sighandler_t)(int);
typedef int __pid_t;
typedef unsigned int __uid_t;
union sigval {
	int sival_int;
	void *sival_ptr;
};
typedef union sigval __sigval_t;
typedef long int __clock_t;
typedef unsigned int __uint32_t;
typedef struct {
	int si_signo;
	int si_errno;
	int si_code;
	int __pad0;
	union {
		int _pad[(128 / (sizeof(int))) - 4];
		struct {
			__pid_t si_pid;
			__uid_t si_uid;
		} _kill;
		struct {
			int si_tid;
			int si_overrun;
			__sigval_t si_sigval;
		} _timer;
		struct {
			__pid_t si_pid;
			__uid_t si_uid;
			__sigval_t si_sigval;
		} _rt;
		struct {
			__pid_t si_pid;
			__uid_t si_uid;
			int si_status;
			__clock_t si_utime;
			__clock_t si_stime;
		} _sigchld;
		struct {
			void *si_addr;
			short int si_addr_lsb;
			union {
				struct {
					void *_lower;
					void *_upper;
				} _addr_bnd;
				__uint32_t _pkey;
			} _bounds;
		} _sigfault;
		struct {
			long int si_band;
			int si_fd;
		} _sigpoll;
		struct {
			void *_call_addr;
			int _syscall;
			unsigned int _arch;
		} _sigsys;
	} _sifields;
} siginfo_t;
typedef struct {
	unsigned long int __val[1024 / (8 * (sizeof(unsigned long int)))];
} __sigset_t;
typedef __sigset_t sigset_t;
struct sigaction;
struct timespec;
struct sigcontext;
typedef long unsigned int size_t;
typedef struct {
	void *ss_sp;
	int ss_flags;
	size_t ss_size;
} stack_t;
struct sigstack;
typedef unsigned long int pthread_t;

__sighandler_t __sysv_signal(int sig, __sighandler_t handler) {
	return mux_any(__sighandler_t); // a handler runs outside the calls that are counted
}

__sighandler_t sysv_signal(int sig, __sighandler_t handler) {
	return mux_any(__sighandler_t); // a handler runs outside the calls that are counted
}

__sighandler_t signal(int sig, __sighandler_t handler) {
	return mux_any(__sighandler_t); // a handler runs outside the calls that are counted
}

int kill(__pid_t pid, int sig);
int killpg(__pid_t pgrp, int sig);

int raise(int sig) {
	mux_any(__sighandler_t)(sig); // whatever handler there is runs inside of the call
	return mux_any(int);
}


__sighandler_t ssignal(int sig, __sighandler_t handler) {
	return mux_any(__sighandler_t); // a handler runs outside the calls that are counted
}


int gsignal(int sig) {
	mux_any(__sighandler_t)(sig);
	return mux_any(int);
}

void psignal(int sig, const char *s);
void psiginfo(const siginfo_t *pinfo, const char *s);
int sigpause(int sig);
int sigblock(int mask);
int sigsetmask(int mask);
int siggetmask(void);
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int signo);
int sigdelset(sigset_t *set, int signo);
int sigismember(const sigset_t *set, int signo);
int sigisemptyset(const sigset_t *set);
int sigandset(sigset_t *set, const sigset_t *left, const sigset_t *right);
int sigorset(sigset_t *set, const sigset_t *left, const sigset_t *right);
int sigprocmask(int how, const sigset_t *set, sigset_t *oset);
int sigsuspend(const sigset_t *set);
int sigaction(int sig, const struct sigaction *act, struct sigaction *oact);
int sigpending(sigset_t *set);
int sigwait(const sigset_t *set, int *sig);
int sigwaitinfo(const sigset_t *set, siginfo_t *info);
int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *timeout);
int sigqueue(__pid_t pid, int sig, const union sigval val);
int sigreturn(struct sigcontext *scp);
int siginterrupt(int sig, int interrupt);
int getopt(int argc, char * const *argv, const char *shortopts);
__pid_t gettid(void);

static void *mux_signal_stack;

int sigaltstack(const stack_t *ss, stack_t *oss) {
	if (oss)
		mux_write(oss, sizeof *oss);
	if (ss)
		mux_signal_stack = ss->ss_sp; // kept
	return mux_any(int);
}

int sigstack(struct sigstack *ss, struct sigstack *oss);
int sighold(int sig);
int sigrelse(int sig);
int sigignore(int sig);

__sighandler_t sigset(int sig, __sighandler_t handler) {
	return mux_any(__sighandler_t); // a handler runs outside the calls that are counted
}

int pthread_sigmask(int how, const __sigset_t *newmask, __sigset_t *oldmask);
int pthread_kill(pthread_t threadid, int signo);
int pthread_sigqueue(pthread_t threadid, int signo, const union sigval value);
int __libc_current_sigrtmin(void);
int __libc_current_sigrtmax(void);
int tgkill(__pid_t tgid, __pid_t tid, int signal_);
