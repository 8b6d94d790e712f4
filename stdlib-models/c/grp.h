// This file models <grp.h>; README.md has the conventions.

struct group;
struct _IO_FILE;
typedef struct _IO_FILE FILE;
typedef unsigned int __gid_t;
typedef long unsigned int size_t;
struct group {
	char *gr_name;
	char *gr_passwd;
	__gid_t gr_gid;
	char **gr_mem;
};

void setgrent(void);
void endgrent(void);
struct group *getgrent(void);
struct group *fgetgrent(FILE *stream);
int putgrent(const struct group *p, FILE *f);
struct group *getgrgid(__gid_t gid);
struct group *getgrnam(const char *name);

int getgrent_r(struct group *resultbuf, char *buffer, size_t buflen, struct group **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int getgrgid_r(__gid_t gid, struct group *resultbuf, char *buffer, size_t buflen, struct group **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int getgrnam_r(const char *name, struct group *resultbuf, char *buffer, size_t buflen, struct group **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int fgetgrent_r(FILE *stream, struct group *resultbuf, char *buffer, size_t buflen, struct group **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int setgroups(size_t n, const __gid_t *groups);
int getgrouplist(const char *user, __gid_t group, __gid_t *groups, int *ngroups);
int initgroups(const char *user, __gid_t group);
