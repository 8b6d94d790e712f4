// This file models <sys/statfs.h>; README.md has the conventions.

struct statfs;
struct statfs64;

int statfs(const char *file, struct statfs *buf);
int statfs64(const char *file, struct statfs64 *buf);
int fstatfs(int fildes, struct statfs *buf);
int fstatfs64(int fildes, struct statfs64 *buf);
