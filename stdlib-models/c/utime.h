// This file models <utime.h>; README.md has the conventions.

struct utimbuf;

int utime(const char *file, const struct utimbuf *file_times);
