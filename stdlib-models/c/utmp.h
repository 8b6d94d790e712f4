// This file models <utmp.h>; README.md has the conventions.

struct utmp;

int login_tty(int fd);
void login(const struct utmp *entry);
int logout(const char *ut_line);
void logwtmp(const char *ut_line, const char *ut_name, const char *ut_host);
void updwtmp(const char *wtmp_file, const struct utmp *utmp);
int utmpname(const char *file);
struct utmp *getutent(void);
void setutent(void);
void endutent(void);
struct utmp *getutid(const struct utmp *id);
struct utmp *getutline(const struct utmp *line);
struct utmp *pututline(const struct utmp *utmp_ptr);
int getutent_r(struct utmp *buffer, struct utmp **result);
int getutid_r(const struct utmp *id, struct utmp *buffer, struct utmp **result);
int getutline_r(const struct utmp *line, struct utmp *buffer, struct utmp **result);
