// This file models <semaphore.h>; README.md has the conventions.

typedef union {
	char __size[32];
	long int __align;
} sem_t;
struct timespec;
typedef int clockid_t;
typedef long unsigned int size_t;

extern void *malloc(size_t size);
extern size_t strlen(const char *s) __attribute__((pure));

int sem_init(sem_t *sem, int pshared, unsigned int value);
int sem_destroy(sem_t *sem);

// A record of 56 bytes and the name, without its slash, for the first open of a name.
// measure: sem_t *s; char name[32]; snprintf(name, sizeof name, "/mux%d", getpid()); @ s = sem_open(name, O_CREAT, 0600, 1); @ sem_close(s); sem_unlink(name);
[alloc <= 56 + strlen(name) + 1] sem_t *sem_open(const char *name, int oflag, ...) {
	sem_t *p = malloc(57 + strlen(name));
	return p ? p : (sem_t *)0;
}

// measure: none, reference counts decide
[free <= resource_of(sem)] int sem_close(sem_t *sem);

int sem_unlink(const char *name);
int sem_wait(sem_t *sem);
int sem_timedwait(sem_t *sem, const struct timespec *abstime);
int sem_clockwait(sem_t *sem, clockid_t clock, const struct timespec *abstime);
int sem_trywait(sem_t *sem);
int sem_post(sem_t *sem);
int sem_getvalue(sem_t *sem, int *sval);
