// This file models <sys/klog.h>; README.md has the conventions.


int klogctl(int type, char *bufp, int len);
