// This file models <sys/sem.h>; README.md has the conventions.

typedef int key_t;
struct sembuf;
typedef long unsigned int size_t;
struct timespec;

int semctl(int semid, int semnum, int cmd, ...);
int semget(key_t key, int nsems, int semflg);
int semop(int semid, struct sembuf *sops, size_t nsops);
int semtimedop(int semid, struct sembuf *sops, size_t nsops, const struct timespec *timeout);
