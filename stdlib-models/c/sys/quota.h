// This file models <sys/quota.h>; README.md has the conventions.

typedef char *__caddr_t;

int quotactl(int cmd, const char *special, int id, __caddr_t addr);
