// This file models <sys/resource.h>; README.md has the conventions.

typedef int __pid_t;
enum __rlimit_resource {
	RLIMIT_CPU = 0,
	RLIMIT_FSIZE = 1,
	RLIMIT_DATA = 2,
	RLIMIT_STACK = 3,
	RLIMIT_CORE = 4,
	__RLIMIT_RSS = 5,
	RLIMIT_NOFILE = 7,
	__RLIMIT_OFILE = RLIMIT_NOFILE,
	RLIMIT_AS = 9,
	__RLIMIT_NPROC = 6,
	__RLIMIT_MEMLOCK = 8,
	__RLIMIT_LOCKS = 10,
	__RLIMIT_SIGPENDING = 11,
	__RLIMIT_MSGQUEUE = 12,
	__RLIMIT_NICE = 13,
	__RLIMIT_RTPRIO = 14,
	__RLIMIT_RTTIME = 15,
	__RLIMIT_NLIMITS = 16,
	__RLIM_NLIMITS = __RLIMIT_NLIMITS
};
struct rlimit;
struct rlimit64;
typedef enum __rlimit_resource __rlimit_resource_t;
enum __rusage_who {
	RUSAGE_SELF = 0,
	RUSAGE_CHILDREN = -1,
	RUSAGE_THREAD = 1
};
typedef enum __rusage_who __rusage_who_t;
struct rusage;
enum __priority_which {
	PRIO_PROCESS = 0,
	PRIO_PGRP = 1,
	PRIO_USER = 2
};
typedef enum __priority_which __priority_which_t;
typedef unsigned int id_t;
typedef unsigned int __id_t;

int prlimit(__pid_t pid, enum __rlimit_resource resource, const struct rlimit *new_limit, struct rlimit *old_limit);
int prlimit64(__pid_t pid, enum __rlimit_resource resource, const struct rlimit64 *new_limit, struct rlimit64 *old_limit);
int getrlimit(__rlimit_resource_t resource, struct rlimit *rlimits);
int getrlimit64(__rlimit_resource_t resource, struct rlimit64 *rlimits);
int setrlimit(__rlimit_resource_t resource, const struct rlimit *rlimits);
int setrlimit64(__rlimit_resource_t resource, const struct rlimit64 *rlimits);
int getrusage(__rusage_who_t who, struct rusage *usage);
int getpriority(__priority_which_t which, id_t who);
int setpriority(__priority_which_t which, id_t who, int prio);
