// This file models <sys/statvfs.h>; README.md has the conventions.

struct statvfs;
struct statvfs64;

int statvfs(const char *file, struct statvfs *buf);
int statvfs64(const char *file, struct statvfs64 *buf);
int fstatvfs(int fildes, struct statvfs *buf);
int fstatvfs64(int fildes, struct statvfs64 *buf);
