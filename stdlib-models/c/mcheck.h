// This file models <mcheck.h>; README.md has the conventions.

enum mcheck_status {
	MCHECK_DISABLED = -1,
	MCHECK_OK,
	MCHECK_FREE,
	MCHECK_HEAD,
	MCHECK_TAIL
};

int mcheck(void (*abortfunc)(enum mcheck_status));
int mcheck_pedantic(void (*abortfunc)(enum mcheck_status));
void mcheck_check_all(void);
enum mcheck_status mprobe(void *ptr);
void mtrace(void);
void muntrace(void);
