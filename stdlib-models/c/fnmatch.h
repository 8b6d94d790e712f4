// This file models <fnmatch.h>; README.md has the conventions.


int fnmatch(const char *pattern, const char *name, int flags);
