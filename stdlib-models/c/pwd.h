// This file models <pwd.h>; README.md has the conventions.

struct passwd;
struct _IO_FILE;
typedef struct _IO_FILE FILE;
typedef unsigned int __uid_t;
typedef long unsigned int size_t;
typedef unsigned int __gid_t;
struct passwd {
	char *pw_name;
	char *pw_passwd;
	__uid_t pw_uid;
	__gid_t pw_gid;
	char *pw_gecos;
	char *pw_dir;
	char *pw_shell;
};

void setpwent(void);
void endpwent(void);
struct passwd *getpwent(void);
struct passwd *fgetpwent(FILE *stream);
int putpwent(const struct passwd *p, FILE *f);
struct passwd *getpwuid(__uid_t uid);
struct passwd *getpwnam(const char *name);

int getpwent_r(struct passwd *resultbuf, char *buffer, size_t buflen, struct passwd **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int getpwuid_r(__uid_t uid, struct passwd *resultbuf, char *buffer, size_t buflen, struct passwd **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int getpwnam_r(const char *name, struct passwd *resultbuf, char *buffer, size_t buflen, struct passwd **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int fgetpwent_r(FILE *stream, struct passwd *resultbuf, char *buffer, size_t buflen, struct passwd **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int getpw(__uid_t uid, char *buffer);
