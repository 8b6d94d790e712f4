// This file models <sys/ipc.h>; README.md has the conventions.

typedef int key_t;

key_t ftok(const char *pathname, int proj_id);
