// This file models <spawn.h>; README.md has the conventions.

typedef int pid_t;
struct __spawn_action;
typedef struct {
	int __allocated;
	int __used;
	struct __spawn_action *__actions;
	int __pad[16];
} posix_spawn_file_actions_t;
typedef int __pid_t;
typedef struct {
	unsigned long int __val[1024 / (8 * (sizeof(unsigned long int)))];
} __sigset_t;
typedef __sigset_t sigset_t;
struct sched_param {
	int sched_priority;
};
typedef struct {
	short int __flags;
	pid_t __pgrp;
	sigset_t __sd;
	sigset_t __ss;
	struct sched_param __sp;
	int __policy;
	int __pad[16];
} posix_spawnattr_t;
typedef unsigned int mode_t;
typedef long unsigned int size_t;
typedef unsigned int __mode_t;

extern void free(void *ptr);
extern void *realloc(void *ptr, size_t size);
extern size_t strlen(const char *s) __attribute__((pure));

int posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *file_actions, const posix_spawnattr_t *attrp, char * const argv[], char * const envp[]);
int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *file_actions, const posix_spawnattr_t *attrp, char * const argv[], char * const envp[]);
int posix_spawnattr_init(posix_spawnattr_t *attr);
int posix_spawnattr_destroy(posix_spawnattr_t *attr);
int posix_spawnattr_getsigdefault(const posix_spawnattr_t *attr, sigset_t *sigdefault);
int posix_spawnattr_setsigdefault(posix_spawnattr_t *attr, const sigset_t *sigdefault);
int posix_spawnattr_getsigmask(const posix_spawnattr_t *attr, sigset_t *sigmask);
int posix_spawnattr_setsigmask(posix_spawnattr_t *attr, const sigset_t *sigmask);
int posix_spawnattr_getflags(const posix_spawnattr_t *attr, short int *flags);
int posix_spawnattr_setflags(posix_spawnattr_t *attr, short int flags);
int posix_spawnattr_getpgroup(const posix_spawnattr_t *attr, pid_t *pgroup);
int posix_spawnattr_setpgroup(posix_spawnattr_t *attr, pid_t pgroup);
int posix_spawnattr_getschedpolicy(const posix_spawnattr_t *attr, int *schedpolicy);
int posix_spawnattr_setschedpolicy(posix_spawnattr_t *attr, int schedpolicy);
int posix_spawnattr_getschedparam(const posix_spawnattr_t *attr, struct sched_param *schedparam);
int posix_spawnattr_setschedparam(posix_spawnattr_t *attr, const struct sched_param *schedparam);

int posix_spawn_file_actions_init(posix_spawn_file_actions_t *file_actions) {
	mux_fill(file_actions, 0, sizeof *file_actions);
	return 0;
}

// measure: none, the number of actions is the list's
int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *file_actions) {
	free(file_actions->__actions);
	return 0;
}

// Eight actions of 32 bytes at a time, and a copy of the path, which the model
// adds to the list's block.
// measure: none, the number of actions is the list's
int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *file_actions, int fd, const char *path, int oflag, mode_t mode) {
	size_t more = file_actions->__used == file_actions->__allocated ? 8 : 0;
	void *p = realloc(file_actions->__actions, 32 * ((size_t)file_actions->__allocated + more) + mux_any(size_t) + strlen(path) + 1);
	if (!p)
		return 12;
	file_actions->__actions = p;
	file_actions->__allocated += (int)more;
	file_actions->__used++;
	return 0;
}

// Eight actions of 32 bytes at a time.
// measure: none, the number of actions is the list's
int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *file_actions, int fd) {
	if (file_actions->__used == file_actions->__allocated) {
		void *p = realloc(file_actions->__actions, 32 * ((size_t)file_actions->__allocated + 8));
		if (!p)
			return 12;
		file_actions->__actions = p;
		file_actions->__allocated += 8;
	}
	file_actions->__used++;
	return 0;
}

// Eight actions of 32 bytes at a time.
// measure: none, the number of actions is the list's
int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *file_actions, int fd, int newfd) {
	if (file_actions->__used == file_actions->__allocated) {
		void *p = realloc(file_actions->__actions, 32 * ((size_t)file_actions->__allocated + 8));
		if (!p)
			return 12;
		file_actions->__actions = p;
		file_actions->__allocated += 8;
	}
	file_actions->__used++;
	return 0;
}

// Eight actions of 32 bytes at a time, and a copy of the path, which the model
// adds to the list's block.
// measure: none, the number of actions is the list's
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *file_actions, const char *path) {
	size_t more = file_actions->__used == file_actions->__allocated ? 8 : 0;
	void *p = realloc(file_actions->__actions, 32 * ((size_t)file_actions->__allocated + more) + mux_any(size_t) + strlen(path) + 1);
	if (!p)
		return 12;
	file_actions->__actions = p;
	file_actions->__allocated += (int)more;
	file_actions->__used++;
	return 0;
}

// Eight actions of 32 bytes at a time.
// measure: none, the number of actions is the list's
int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *file_actions, int fd) {
	if (file_actions->__used == file_actions->__allocated) {
		void *p = realloc(file_actions->__actions, 32 * ((size_t)file_actions->__allocated + 8));
		if (!p)
			return 12;
		file_actions->__actions = p;
		file_actions->__allocated += 8;
	}
	file_actions->__used++;
	return 0;
}

// Eight actions of 32 bytes at a time.
// measure: none, the number of actions is the list's
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *file_actions, int from) {
	if (file_actions->__used == file_actions->__allocated) {
		void *p = realloc(file_actions->__actions, 32 * ((size_t)file_actions->__allocated + 8));
		if (!p)
			return 12;
		file_actions->__actions = p;
		file_actions->__allocated += 8;
	}
	file_actions->__used++;
	return 0;
}

// Eight actions of 32 bytes at a time.
// measure: none, the number of actions is the list's
int posix_spawn_file_actions_addtcsetpgrp_np(posix_spawn_file_actions_t *file_actions, int tcfd) {
	if (file_actions->__used == file_actions->__allocated) {
		void *p = realloc(file_actions->__actions, 32 * ((size_t)file_actions->__allocated + 8));
		if (!p)
			return 12;
		file_actions->__actions = p;
		file_actions->__allocated += 8;
	}
	file_actions->__used++;
	return 0;
}
