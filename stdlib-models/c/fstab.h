// This file models <fstab.h>; README.md has the conventions.

struct fstab;

struct fstab *getfsent(void);
struct fstab *getfsspec(const char *name);
struct fstab *getfsfile(const char *name);
int setfsent(void);
void endfsent(void);
