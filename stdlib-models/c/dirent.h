// This file models <dirent.h>; README.md has the conventions.

struct __dirstream;
typedef struct __dirstream DIR;
struct dirent;
struct dirent64;
typedef long int __ssize_t;
typedef long unsigned int size_t;
typedef long int __off_t;
typedef long int __off64_t;
typedef unsigned long int __ino_t;
struct dirent {
	__ino_t d_ino;
	__off_t d_off;
	unsigned short int d_reclen;
	unsigned char d_type;
	char d_name[256];
};
typedef unsigned long int __ino64_t;
struct dirent64 {
	__ino64_t d_ino;
	__off64_t d_off;
	unsigned short int d_reclen;
	unsigned char d_type;
	char d_name[256];
};

extern void free(void *ptr);
extern void *malloc(size_t size);

// measure: DIR *d = opendir("/"); @ closedir(d);
[free resource_of(dirp)] int closedir(DIR *dirp);

// A buffer of 32768 bytes (a file system with larger blocks gets larger ones, up to 1 MiB) and 48 of its own.
// measure: DIR *d; @ d = opendir("/"); readdir(d); closedir(d);
[alloc 48 + 32768] DIR *opendir(const char *name) __attribute__((malloc(closedir, 1)));

// measure: int fd = open("/", O_RDONLY); DIR *d; @ d = fdopendir(fd); readdir(d); closedir(d);
[alloc 48 + 32768] DIR *fdopendir(int fd) __attribute__((malloc(closedir, 1)));

struct dirent *readdir(DIR *dirp);
struct dirent64 *readdir64(DIR *dirp);
int readdir_r(DIR *dirp, struct dirent *entry, struct dirent **result);
int readdir64_r(DIR *dirp, struct dirent64 *entry, struct dirent64 **result);
void rewinddir(DIR *dirp);
void seekdir(DIR *dirp, long int pos);
long int telldir(DIR *dirp);
int dirfd(DIR *dirp);
long int __sysconf(int name);

// The open directory while it reads; a vector that doubles from 10 entries (the
// vectors before the last one are together smaller than it) and a block for
// each entry, here as one amount per entry.
// measure: none, the entries are the environment's
int scandir(const char *dir, struct dirent ***namelist, int (*selector)(const struct dirent *), int (*cmp)(const struct dirent **, const struct dirent **)) {
	void *open = malloc(48 + 32768);
	if (!open)
		return -1;
	size_t n = mux_any(unsigned) % 0x7fffffff, room = n + 10;
	if (mux_may_fail()) {
		free(open);
		return -1;
	}
	void *before = malloc(8 * (mux_any(size_t) % (room + 1)));
	free(before);
	struct dirent **list = malloc(8 * (n + mux_any(size_t) % room));
	if (!list) {
		free(open);
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		size_t size = 24 + mux_any(size_t) % 257;
		list[i] = malloc(size);
		mux_write(list[i], size);
		if (selector)
			selector(list[i]);
	}
	while (cmp && mux_any(int))
		cmp((const struct dirent **)list, (const struct dirent **)list);
	free(open);
	*namelist = list;
	return (int)n;
}

// The open directory while it reads; a vector that doubles from 10 entries (the
// vectors before the last one are together smaller than it) and a block for
// each entry, here as one amount per entry.
// measure: none, the entries are the environment's
int scandir64(const char *dir, struct dirent64 ***namelist, int (*selector)(const struct dirent64 *), int (*cmp)(const struct dirent64 **, const struct dirent64 **)) {
	void *open = malloc(48 + 32768);
	if (!open)
		return -1;
	size_t n = mux_any(unsigned) % 0x7fffffff, room = n + 10;
	if (mux_may_fail()) {
		free(open);
		return -1;
	}
	void *before = malloc(8 * (mux_any(size_t) % (room + 1)));
	free(before);
	struct dirent64 **list = malloc(8 * (n + mux_any(size_t) % room));
	if (!list) {
		free(open);
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		size_t size = 24 + mux_any(size_t) % 257;
		list[i] = malloc(size);
		mux_write(list[i], size);
		if (selector)
			selector(list[i]);
	}
	while (cmp && mux_any(int))
		cmp((const struct dirent64 **)list, (const struct dirent64 **)list);
	free(open);
	*namelist = list;
	return (int)n;
}

// As scandir.
// measure: none, the entries are the environment's
int scandirat(int dfd, const char *dir, struct dirent ***namelist, int (*selector)(const struct dirent *), int (*cmp)(const struct dirent **, const struct dirent **)) {
	void *open = malloc(48 + 32768);
	if (!open)
		return -1;
	size_t n = mux_any(unsigned) % 0x7fffffff, room = n + 10;
	if (mux_may_fail()) {
		free(open);
		return -1;
	}
	void *before = malloc(8 * (mux_any(size_t) % (room + 1)));
	free(before);
	struct dirent **list = malloc(8 * (n + mux_any(size_t) % room));
	if (!list) {
		free(open);
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		size_t size = 24 + mux_any(size_t) % 257;
		list[i] = malloc(size);
		mux_write(list[i], size);
		if (selector)
			selector(list[i]);
	}
	while (cmp && mux_any(int))
		cmp((const struct dirent **)list, (const struct dirent **)list);
	free(open);
	*namelist = list;
	return (int)n;
}

// As scandir.
// measure: none, the entries are the environment's
int scandirat64(int dfd, const char *dir, struct dirent64 ***namelist, int (*selector)(const struct dirent64 *), int (*cmp)(const struct dirent64 **, const struct dirent64 **)) {
	void *open = malloc(48 + 32768);
	if (!open)
		return -1;
	size_t n = mux_any(unsigned) % 0x7fffffff, room = n + 10;
	if (mux_may_fail()) {
		free(open);
		return -1;
	}
	void *before = malloc(8 * (mux_any(size_t) % (room + 1)));
	free(before);
	struct dirent64 **list = malloc(8 * (n + mux_any(size_t) % room));
	if (!list) {
		free(open);
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		size_t size = 24 + mux_any(size_t) % 257;
		list[i] = malloc(size);
		mux_write(list[i], size);
		if (selector)
			selector(list[i]);
	}
	while (cmp && mux_any(int))
		cmp((const struct dirent64 **)list, (const struct dirent64 **)list);
	free(open);
	*namelist = list;
	return (int)n;
}

int alphasort(const struct dirent **e1, const struct dirent **e2) __attribute__((pure));
int alphasort64(const struct dirent64 **e1, const struct dirent64 **e2) __attribute__((pure));
__ssize_t getdirentries(int fd, char *buf, size_t nbytes, __off_t *basep);
__ssize_t getdirentries64(int fd, char *buf, size_t nbytes, __off64_t *basep);
int versionsort(const struct dirent **e1, const struct dirent **e2) __attribute__((pure));
int versionsort64(const struct dirent64 **e1, const struct dirent64 **e2) __attribute__((pure));
__ssize_t getdents64(int fd, void *buffer, size_t length);
