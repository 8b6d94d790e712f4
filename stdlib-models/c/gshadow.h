// This file models <gshadow.h>; README.md has the conventions.

struct sgrp;
struct _IO_FILE;
typedef struct _IO_FILE FILE;
typedef long unsigned int size_t;
struct sgrp {
	char *sg_namp;
	char *sg_passwd;
	char **sg_adm;
	char **sg_mem;
};

void setsgent(void);
void endsgent(void);
struct sgrp *getsgent(void);
struct sgrp *getsgnam(const char *name);
struct sgrp *sgetsgent(const char *string);
struct sgrp *fgetsgent(FILE *stream);
int putsgent(const struct sgrp *g, FILE *stream);

int getsgent_r(struct sgrp *result_buf, char *buffer, size_t buflen, struct sgrp **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int getsgnam_r(const char *name, struct sgrp *result_buf, char *buffer, size_t buflen, struct sgrp **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int sgetsgent_r(const char *string, struct sgrp *result_buf, char *buffer, size_t buflen, struct sgrp **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}

int fgetsgent_r(FILE *stream, struct sgrp *result_buf, char *buffer, size_t buflen, struct sgrp **result) {
	mux_write(buffer, buflen);
	return mux_any(int);
}
