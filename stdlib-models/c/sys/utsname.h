// This file models <sys/utsname.h>; README.md has the conventions.

struct utsname;

int uname(struct utsname *name);
