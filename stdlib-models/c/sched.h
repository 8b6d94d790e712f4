// This file models <sched.h>; README.md has the conventions.

typedef int __pid_t;
struct sched_param;
struct timespec;
typedef long unsigned int size_t;
typedef unsigned long int __cpu_mask;
typedef struct {
	__cpu_mask __bits[1024 / (8 * (sizeof(__cpu_mask)))];
} cpu_set_t;

int sched_setparam(__pid_t pid, const struct sched_param *param);
int sched_getparam(__pid_t pid, struct sched_param *param);
int sched_setscheduler(__pid_t pid, int policy, const struct sched_param *param);
int sched_getscheduler(__pid_t pid);
int sched_yield(void);
int sched_get_priority_max(int algorithm);
int sched_get_priority_min(int algorithm);
int sched_rr_get_interval(__pid_t pid, struct timespec *t);
int sched_setaffinity(__pid_t pid, size_t cpusetsize, const cpu_set_t *cpuset);
int sched_getaffinity(__pid_t pid, size_t cpusetsize, cpu_set_t *cpuset);
