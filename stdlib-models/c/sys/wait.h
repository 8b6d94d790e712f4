// This file models <sys/wait.h>; README.md has the conventions.

typedef int __pid_t;
typedef enum {
	P_ALL,
	P_PID,
	P_PGID,
	P_PIDFD
} idtype_t;
typedef unsigned int __id_t;
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
struct rusage;

__pid_t wait(int *stat_loc);
__pid_t waitpid(__pid_t pid, int *stat_loc, int options);
int waitid(idtype_t idtype, __id_t id, siginfo_t *infop, int options);
__pid_t wait3(int *stat_loc, int options, struct rusage *usage);
__pid_t wait4(__pid_t pid, int *stat_loc, int options, struct rusage *usage);
