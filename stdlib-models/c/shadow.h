// This file models <shadow.h>; README.md has the conventions.

struct spwd;
struct _IO_FILE;
typedef struct _IO_FILE FILE;
typedef long unsigned int size_t;
struct spwd {
	char *sp_namp;
	char *sp_pwdp;
	long int sp_lstchg;
	long int sp_min;
	long int sp_max;
	long int sp_warn;
	long int sp_inact;
	long int sp_expire;
	unsigned long int sp_flag;
};

void setspent(void);
void endspent(void);
struct spwd *getspent(void);
struct spwd *getspnam(const char *name);
struct spwd *sgetspent(const char *string);
struct spwd *fgetspent(FILE *stream);
int putspent(const struct spwd *p, FILE *stream);

int getspent_r(struct spwd *result_buf, char *buffer, size_t buflen, struct spwd **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int getspnam_r(const char *name, struct spwd *result_buf, char *buffer, size_t buflen, struct spwd **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int sgetspent_r(const char *string, struct spwd *result_buf, char *buffer, size_t buflen, struct spwd **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int fgetspent_r(FILE *stream, struct spwd *result_buf, char *buffer, size_t buflen, struct spwd **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int lckpwdf(void);
int ulckpwdf(void);
