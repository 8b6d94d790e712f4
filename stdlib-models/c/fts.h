// This file models <fts.h>; README.md has the conventions.

struct _ftsent;
typedef struct _ftsent FTSENT;
typedef unsigned long int dev_t;
typedef struct {
	struct _ftsent *fts_cur;
	struct _ftsent *fts_child;
	struct _ftsent **fts_array;
	dev_t fts_dev;
	char *fts_path;
	int fts_rfd;
	int fts_pathlen;
	int fts_nitems;
	int (*fts_compar)(const void *, const void *);
	int fts_options;
} FTS;
struct _ftsent64;
typedef struct _ftsent64 FTSENT64;
typedef unsigned long int __dev_t;
typedef struct {
	struct _ftsent64 *fts_cur;
	struct _ftsent64 *fts_child;
	struct _ftsent64 **fts_array;
	dev_t fts_dev;
	char *fts_path;
	int fts_rfd;
	int fts_pathlen;
	int fts_nitems;
	int (*fts_compar)(const void *, const void *);
	int fts_options;
} FTS64;
typedef long unsigned int size_t;
typedef unsigned long int ino_t;
typedef unsigned long int nlink_t;
struct stat;
struct _ftsent {
	struct _ftsent *fts_cycle;
	struct _ftsent *fts_parent;
	struct _ftsent *fts_link;
	long fts_number;
	void *fts_pointer;
	char *fts_accpath;
	char *fts_path;
	int fts_errno;
	int fts_symfd;
	unsigned short fts_pathlen;
	unsigned short fts_namelen;
	ino_t fts_ino;
	dev_t fts_dev;
	nlink_t fts_nlink;
	short fts_level;
	unsigned short fts_info;
	unsigned short fts_flags;
	unsigned short fts_instr;
	struct stat *fts_statp;
	char fts_name[1];
};
typedef unsigned long int ino64_t;
typedef unsigned long int __nlink_t;
struct stat64;
struct _ftsent64 {
	struct _ftsent64 *fts_cycle;
	struct _ftsent64 *fts_parent;
	struct _ftsent64 *fts_link;
	long fts_number;
	void *fts_pointer;
	char *fts_accpath;
	char *fts_path;
	int fts_errno;
	int fts_symfd;
	unsigned short fts_pathlen;
	unsigned short fts_namelen;
	ino64_t fts_ino;
	dev_t fts_dev;
	nlink_t fts_nlink;
	short fts_level;
	unsigned short fts_info;
	unsigned short fts_flags;
	unsigned short fts_instr;
	struct stat64 *fts_statp;
	char fts_name[1];
};

extern void free(void *ptr);
extern void *malloc(size_t size);

// measure: none, the entries are the environment's
FTSENT *fts_children(FTS *sp, int options) {
	void *work = malloc(mux_any(size_t));
	free(work);
	return mux_any(FTSENT *);
}

// measure: none, the entries are the environment's
[free resource_of(sp)] int fts_close(FTS *sp);

// All that the traversal will hold at a time is counted here, as one block; what
// fts_read acquires and gives back in between is the environment's.
// measure: none, the entries are the environment's
FTS *fts_open(char *const *path, int options, int (*compar)(const FTSENT **, const FTSENT **)) {
	while (compar && mux_any(int))
		compar(mux_any(const FTSENT **), mux_any(const FTSENT **));
	return malloc(1 + mux_any(size_t));
}

// measure: none, the entries are the environment's
FTSENT *fts_read(FTS *sp) {
	void *work = malloc(mux_any(size_t));
	free(work);
	return mux_any(FTSENT *);
}

int fts_set(FTS *, FTSENT *, int);

// measure: none, the entries are the environment's
FTSENT64 *fts64_children(FTS64 *sp, int options) {
	void *work = malloc(mux_any(size_t));
	free(work);
	return mux_any(FTSENT64 *);
}

// measure: none, the entries are the environment's
[free resource_of(sp)] int fts64_close(FTS64 *sp);

// All that the traversal will hold at a time is counted here, as one block; what
// fts_read acquires and gives back in between is the environment's.
// measure: none, the entries are the environment's
FTS64 *fts64_open(char *const *path, int options, int (*compar)(const FTSENT64 **, const FTSENT64 **)) {
	while (compar && mux_any(int))
		compar(mux_any(const FTSENT64 **), mux_any(const FTSENT64 **));
	return malloc(1 + mux_any(size_t));
}

// measure: none, the entries are the environment's
FTSENT64 *fts64_read(FTS64 *sp) {
	void *work = malloc(mux_any(size_t));
	free(work);
	return mux_any(FTSENT64 *);
}

int fts64_set(FTS64 *, FTSENT64 *, int);
