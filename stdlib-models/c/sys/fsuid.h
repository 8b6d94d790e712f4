// This file models <sys/fsuid.h>; README.md has the conventions.

typedef unsigned int __uid_t;
typedef unsigned int __gid_t;

int setfsuid(__uid_t uid);
int setfsgid(__gid_t gid);
