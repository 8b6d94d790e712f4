// This file models <unistd.h>; README.md has the conventions.

typedef long int __off_t;
typedef long int __off64_t;
typedef long int ssize_t;
typedef long unsigned int size_t;
typedef long int __ssize_t;
typedef unsigned int __useconds_t;
typedef unsigned int __uid_t;
typedef unsigned int __gid_t;
typedef int __pid_t;
typedef long int intptr_t;
typedef int pid_t;

extern void free(void *ptr);
extern void *malloc(size_t size);

int access(const char *name, int type);
int euidaccess(const char *name, int type);
int eaccess(const char *name, int type);
int execveat(int fd, const char *path, char * const argv[], char * const envp[], int flags);
int faccessat(int fd, const char *file, int type, int flag);
__off_t lseek(int fd, __off_t offset, int whence);
__off64_t lseek64(int fd, __off64_t offset, int whence);
int close(int fd);
void closefrom(int lowfd);

ssize_t read(int fd, void *buf, size_t nbytes) {
	mux_write(buf, nbytes);
	size_t got = mux_env(size_t);
	return got <= nbytes ? (ssize_t)got : -1;
}

ssize_t write(int fd, const void *buf, size_t n) {
	size_t put = mux_env(size_t);
	return put <= n ? (ssize_t)put : -1;
}

ssize_t pread(int fd, void *buf, size_t nbytes, __off_t offset) {
	mux_write(buf, nbytes);
	size_t got = mux_env(size_t);
	return got <= nbytes ? (ssize_t)got : -1;
}

ssize_t pwrite(int fd, const void *buf, size_t n, __off_t offset) {
	size_t put = mux_env(size_t);
	return put <= n ? (ssize_t)put : -1;
}

ssize_t pread64(int fd, void *buf, size_t nbytes, __off64_t offset) {
	mux_write(buf, nbytes);
	size_t got = mux_env(size_t);
	return got <= nbytes ? (ssize_t)got : -1;
}

ssize_t pwrite64(int fd, const void *buf, size_t n, __off64_t offset) {
	size_t put = mux_env(size_t);
	return put <= n ? (ssize_t)put : -1;
}

int pipe(int pipedes[2]);
int pipe2(int pipedes[2], int flags);
unsigned int alarm(unsigned int seconds);
unsigned int sleep(unsigned int seconds);
__useconds_t ualarm(__useconds_t value, __useconds_t interval);
int usleep(__useconds_t useconds);
int pause(void);
int chown(const char *file, __uid_t owner, __gid_t group);
int fchown(int fd, __uid_t owner, __gid_t group);
int lchown(const char *file, __uid_t owner, __gid_t group);
int fchownat(int fd, const char *file, __uid_t owner, __gid_t group, int flag);
int chdir(const char *path);
int fchdir(int fd);

// Without a buffer of the caller: size bytes, or for size 0 a work space of one
// page and what the path needs.
// measure: char *p; @ p = getcwd(NULL, N + 4096); @ free(p);
char *getcwd(char *buf, size_t size) {
	if (mux_may_fail())
		return 0;
	if (buf) {
		mux_write(buf, size);
		return buf;
	}
	if (size) {
		buf = malloc(size);
		mux_write(buf, size);
		return buf;
	}
	char *work = malloc(4096);
	if (!work)
		return 0;
	size_t n = 2 + mux_any(size_t) % 4095;
	buf = malloc(n);
	mux_write(buf, n);
	free(work);
	return buf;
}

// measure: none, the length of the result is the environment's
[alloc <= 4096] char *get_current_dir_name(void) __attribute__((malloc(free, 1)));

char *getwd(char *buf);
int dup(int fd);
int dup2(int fd, int fd2);
int dup3(int fd, int fd2, int flags);
int execve(const char *path, char * const argv[], char * const envp[]);
int fexecve(int fd, char * const argv[], char * const envp[]);
int execv(const char *path, char * const argv[]);
int execle(const char *path, const char *arg, ...);
int execl(const char *path, const char *arg, ...);
int execvp(const char *file, char * const argv[]);
int execlp(const char *file, const char *arg, ...);
int execvpe(const char *file, char * const argv[], char * const envp[]);
int nice(int inc);
void _exit(int status) __attribute__((noreturn));
long int pathconf(const char *path, int name);
long int fpathconf(int fd, int name);
long int sysconf(int name);

size_t confstr(int name, char *buf, size_t len) {
	mux_write(buf, len);
	return mux_any(size_t);
}

__pid_t getpid(void);
__pid_t getppid(void);
__pid_t getpgrp(void);
__pid_t __getpgid(__pid_t pid);
__pid_t getpgid(__pid_t pid);
int setpgid(__pid_t pid, __pid_t pgid);
int setpgrp(void);
__pid_t setsid(void);
__pid_t getsid(__pid_t pid);
__uid_t getuid(void);
__uid_t geteuid(void);
__gid_t getgid(void);
__gid_t getegid(void);

int getgroups(int size, __gid_t list[]) {
	mux_write(list, size * sizeof *list);
	return mux_any(int);
}

int group_member(__gid_t gid);
int setuid(__uid_t uid);
int setreuid(__uid_t ruid, __uid_t euid);
int seteuid(__uid_t uid);
int setgid(__gid_t gid);
int setregid(__gid_t rgid, __gid_t egid);
int setegid(__gid_t gid);
int getresuid(__uid_t *ruid, __uid_t *euid, __uid_t *suid);
int getresgid(__gid_t *rgid, __gid_t *egid, __gid_t *sgid);
int setresuid(__uid_t ruid, __uid_t euid, __uid_t suid);
int setresgid(__gid_t rgid, __gid_t egid, __gid_t sgid);
pid_t fork(void);
pid_t vfork(void);
pid_t _Fork(void);
char *ttyname(int fd);

int ttyname_r(int fd, char *buf, size_t buflen) {
	mux_write(buf, buflen);
	return mux_any(int);
}

int isatty(int fd);
int ttyslot(void);
int link(const char *from, const char *to);
int linkat(int fromfd, const char *from, int tofd, const char *to, int flags);
int symlink(const char *from, const char *to);

ssize_t readlink(const char *path, char *buf, size_t len) {
	mux_write(buf, len);
	size_t got = mux_env(size_t);
	return got <= len ? (ssize_t)got : -1;
}

int symlinkat(const char *from, int tofd, const char *to);

ssize_t readlinkat(int fd, const char *path, char *buf, size_t len) {
	mux_write(buf, len);
	return mux_env(ssize_t);
}

int unlink(const char *name);
int unlinkat(int fd, const char *name, int flag);
int rmdir(const char *path);
__pid_t tcgetpgrp(int fd);
int tcsetpgrp(int fd, __pid_t pgrp_id);
char *getlogin(void);

int getlogin_r(char *name, size_t name_len) {
	mux_write(name, name_len);
	return mux_any(int);
}

int setlogin(const char *name);

int gethostname(char *name, size_t len) {
	mux_write(name, len);
	return mux_any(int);
}

int sethostname(const char *name, size_t len);
int sethostid(long int id);

int getdomainname(char *name, size_t len) {
	mux_write(name, len);
	return mux_any(int);
}

int setdomainname(const char *name, size_t len);
int vhangup(void);
int revoke(const char *file);
int profil(unsigned short int *sample_buffer, size_t size, size_t offset, unsigned int scale);
int acct(const char *name);
char *getusershell(void);
void endusershell(void);
void setusershell(void);
int daemon(int nochdir, int noclose);
int chroot(const char *path);
char *getpass(const char *prompt);
int fsync(int fd);
int syncfs(int fd);
long int gethostid(void);
void sync(void);
int getpagesize(void) __attribute__((const));
int getdtablesize(void);
int truncate(const char *file, __off_t length);
int truncate64(const char *file, __off64_t length);
int ftruncate(int fd, __off_t length);
int ftruncate64(int fd, __off64_t length);

int brk(void *addr) {
	return mux_any(int);
}

// The program break is not the allocator: what moves it is outside the count.
void *sbrk(intptr_t delta);

long int syscall(long int sysno, ...);
ssize_t copy_file_range(int infd, __off64_t *pinoff, int outfd, __off64_t *poutoff, size_t length, unsigned int flags);
int fdatasync(int fildes);
char *crypt(const char *key, const char *salt);

void swab(const void *from, void *to, ssize_t n) {
	if (n > 0)
		mux_write(to, n);
}

int getentropy(void *buffer, size_t length) {
	mux_write(buffer, length);
	return mux_any(int);
}

int close_range(unsigned int fd, unsigned int max_fd, int flags);
