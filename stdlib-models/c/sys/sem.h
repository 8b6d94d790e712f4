// This file models <sys/sem.h>; README.md has the conventions.

typedef int key_t;
struct sembuf;
typedef long unsigned int size_t;
struct timespec;
struct sembuf {
	unsigned short int sem_num;
	short int sem_op;
	short int sem_flg;
};
typedef long int __time_t;
typedef long int __syscall_slong_t;
struct timespec {
	__time_t tv_sec;
	__syscall_slong_t tv_nsec;
};

int semctl(int semid, int semnum, int cmd, ...);
int semget(key_t key, int nsems, int semflg);

int semop(int semid, struct sembuf *sops, size_t nsops) {
	return mux_any(int);
}

int semtimedop(int semid, struct sembuf *sops, size_t nsops, const struct timespec *timeout) {
	return mux_any(int);
}
