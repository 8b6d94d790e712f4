// This file models <sys/shm.h>; README.md has the conventions.

struct shmid_ds;
typedef int key_t;
typedef long unsigned int size_t;

int __getpagesize(void) __attribute__((const));
int shmctl(int shmid, int cmd, struct shmid_ds *buf);
int shmget(key_t key, size_t size, int shmflg);
void *shmat(int shmid, const void *shmaddr, int shmflg);
int shmdt(const void *shmaddr);
