// This file models <fmtmsg.h>; README.md has the conventions.


int fmtmsg(long int classification, const char *label, int severity, const char *text, const char *action, const char *tag);
int addseverity(int severity, const char *string);
