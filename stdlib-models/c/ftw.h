// This file models <ftw.h>; README.md has the conventions.

struct statx;
struct stat;
typedef int (*__ftw_func_t)(const char *__filename, const struct stat *__status, int __flag);
struct stat64;
typedef int (*__ftw64_func_t)(const char *__filename, const struct stat64 *__status, int __flag);
struct FTW;
typedef int (*__nftw_func_t)(const char *__filename, const struct stat *__status, int __flag, struct FTW *__info);
typedef int (*__nftw64_func_t)(const char *__filename, const struct stat64 *__status, int __flag, struct FTW *__info);
typedef long unsigned int size_t;
struct FTW {
	int base;
	int level;
};
typedef unsigned long int __dev_t;
typedef unsigned long int __ino_t;
typedef unsigned long int __nlink_t;
typedef unsigned int __mode_t;
typedef unsigned int __uid_t;
typedef unsigned int __gid_t;
typedef long int __off_t;
typedef long int __blksize_t;
typedef long int __blkcnt_t;
typedef long int __time_t;
typedef long int __syscall_slong_t;
struct timespec {
	__time_t tv_sec;
	__syscall_slong_t tv_nsec;
};
struct stat {
	__dev_t st_dev;
	__ino_t st_ino;
	__nlink_t st_nlink;
	__mode_t st_mode;
	__uid_t st_uid;
	__gid_t st_gid;
	int __pad0;
	__dev_t st_rdev;
	__off_t st_size;
	__blksize_t st_blksize;
	__blkcnt_t st_blocks;
	struct timespec st_atim;
	struct timespec st_mtim;
	struct timespec st_ctim;
	__syscall_slong_t __glibc_reserved[3];
};
typedef unsigned long int __ino64_t;
typedef long int __blkcnt64_t;
struct stat64 {
	__dev_t st_dev;
	__ino64_t st_ino;
	__nlink_t st_nlink;
	__mode_t st_mode;
	__uid_t st_uid;
	__gid_t st_gid;
	int __pad0;
	__dev_t st_rdev;
	__off_t st_size;
	__blksize_t st_blksize;
	__blkcnt64_t st_blocks;
	struct timespec st_atim;
	struct timespec st_mtim;
	struct timespec st_ctim;
	__syscall_slong_t __glibc_reserved[3];
};

extern void free(void *ptr);
extern void *malloc(size_t size);

int statx(int dirfd, const char *path, int flags, unsigned int mask, struct statx *buf);

// Work space for the open directories and the path, given back; more for more
// entries in one directory.
// measure: none, the entries are the environment's
int ftw(const char *dir, int (*func)(const char *, const struct stat *, int), int descriptors) {
	void *work = malloc(mux_any(size_t));
	while (mux_any(int)) {
		struct stat status;
		mux_write(&status, sizeof status);
		if (func(dir, &status, mux_any(int)))
			break;
	}
	free(work);
	return mux_any(int);
}

// Work space for the open directories and the path, given back; more for more
// entries in one directory.
// measure: none, the entries are the environment's
int ftw64(const char *dir, int (*func)(const char *, const struct stat64 *, int), int descriptors) {
	void *work = malloc(mux_any(size_t));
	while (mux_any(int)) {
		struct stat64 status;
		mux_write(&status, sizeof status);
		if (func(dir, &status, mux_any(int)))
			break;
	}
	free(work);
	return mux_any(int);
}

// As ftw.
// measure: none, the entries are the environment's
int nftw(const char *dir, int (*func)(const char *, const struct stat *, int, struct FTW *), int descriptors, int flag) {
	void *work = malloc(mux_any(size_t));
	while (mux_any(int)) {
		struct stat status;
		struct FTW where;
		mux_write(&status, sizeof status);
		mux_write(&where, sizeof where);
		if (func(dir, &status, mux_any(int), &where))
			break;
	}
	free(work);
	return mux_any(int);
}

// As ftw.
// measure: none, the entries are the environment's
int nftw64(const char *dir, int (*func)(const char *, const struct stat64 *, int, struct FTW *), int descriptors, int flag) {
	void *work = malloc(mux_any(size_t));
	while (mux_any(int)) {
		struct stat64 status;
		struct FTW where;
		mux_write(&status, sizeof status);
		mux_write(&where, sizeof where);
		if (func(dir, &status, mux_any(int), &where))
			break;
	}
	free(work);
	return mux_any(int);
}
