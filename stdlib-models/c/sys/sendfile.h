// This file models <sys/sendfile.h>; README.md has the conventions.

typedef long int ssize_t;
typedef long int off_t;
typedef long unsigned int size_t;
typedef long int __ssize_t;
typedef long int __off64_t;

ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count);
ssize_t sendfile64(int out_fd, int in_fd, __off64_t *offset, size_t count);
