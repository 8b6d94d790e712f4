// This file models <sys/stat.h>; README.md has the conventions.

struct stat;
struct stat64;
typedef unsigned int __mode_t;
typedef unsigned long int __dev_t;
typedef long int __time_t;
typedef long int __syscall_slong_t;
struct timespec {
	__time_t tv_sec;
	__syscall_slong_t tv_nsec;
};

int stat(const char *file, struct stat *buf);
int fstat(int fd, struct stat *buf);
int stat64(const char *file, struct stat64 *buf);
int fstat64(int fd, struct stat64 *buf);
int fstatat(int fd, const char *file, struct stat *buf, int flag);
int fstatat64(int fd, const char *file, struct stat64 *buf, int flag);
int lstat(const char *file, struct stat *buf);
int lstat64(const char *file, struct stat64 *buf);
int chmod(const char *file, __mode_t mode);
int lchmod(const char *file, __mode_t mode);
int fchmod(int fd, __mode_t mode);
int fchmodat(int fd, const char *file, __mode_t mode, int flag);
__mode_t umask(__mode_t mask);
__mode_t getumask(void);
int mkdir(const char *path, __mode_t mode);
int mkdirat(int fd, const char *path, __mode_t mode);
int mknod(const char *path, __mode_t mode, __dev_t dev);
int mknodat(int fd, const char *path, __mode_t mode, __dev_t dev);
int mkfifo(const char *path, __mode_t mode);
int mkfifoat(int fd, const char *path, __mode_t mode);
int utimensat(int fd, const char *path, const struct timespec times[2], int flags);
int futimens(int fd, const struct timespec times[2]);
