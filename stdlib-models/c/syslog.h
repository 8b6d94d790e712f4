// This file models <syslog.h>; README.md has the conventions.

typedef __builtin_va_list __gnuc_va_list;

static const char *mux_ident; // it is not copied

void closelog(void);

void openlog(const char *ident, int option, int facility) {
	mux_ident = ident;
}

int setlogmask(int mask);
void syslog(int pri, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void vsyslog(int pri, const char *fmt, __gnuc_va_list ap) __attribute__((format(printf, 2, 0)));
