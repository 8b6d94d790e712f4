// This file models <sys/xattr.h>; README.md has the conventions.

typedef long unsigned int size_t;
typedef long int ssize_t;
typedef long int __ssize_t;

int setxattr(const char *path, const char *name, const void *value, size_t size, int flags);
int lsetxattr(const char *path, const char *name, const void *value, size_t size, int flags);
int fsetxattr(int fd, const char *name, const void *value, size_t size, int flags);

ssize_t getxattr(const char *path, const char *name, void *value, size_t size) {
	mux_write(value, size);
	return mux_any(ssize_t);
}

ssize_t lgetxattr(const char *path, const char *name, void *value, size_t size) {
	mux_write(value, size);
	return mux_any(ssize_t);
}

ssize_t fgetxattr(int fd, const char *name, void *value, size_t size) {
	mux_write(value, size);
	return mux_any(ssize_t);
}

ssize_t listxattr(const char *path, char *list, size_t size) {
	mux_write(list, size);
	return mux_any(ssize_t);
}

ssize_t llistxattr(const char *path, char *list, size_t size) {
	mux_write(list, size);
	return mux_any(ssize_t);
}

ssize_t flistxattr(int fd, char *list, size_t size) {
	mux_write(list, size);
	return mux_any(ssize_t);
}

int removexattr(const char *path, const char *name);
int lremovexattr(const char *path, const char *name);
int fremovexattr(int fd, const char *name);
