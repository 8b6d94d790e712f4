// This file models <mntent.h>; README.md has the conventions.

struct _IO_FILE;
typedef struct _IO_FILE FILE;
struct mntent;
typedef long unsigned int size_t;
struct mntent {
	char *mnt_fsname;
	char *mnt_dir;
	char *mnt_type;
	char *mnt_opts;
	int mnt_freq;
	int mnt_passno;
};

// measure: FILE *f = setmntent("/etc/passwd", "r"); fgetc(f); @ endmntent(f);
[free resource_of(stream)] int endmntent(FILE *stream);

// measure: FILE *f; @ f = setmntent("/etc/passwd", "r"); fgetc(f); endmntent(f);
[alloc 472 + 4096] FILE *setmntent(const char *file, const char *mode) __attribute__((malloc(endmntent, 1)));

struct mntent *getmntent(FILE *stream);

struct mntent *getmntent_r(FILE *stream, struct mntent *result, char *buffer, int bufsize) {
	if (mux_any(int))
		return 0;
	mux_write(result, sizeof *result);
	mux_write(buffer, (size_t)bufsize);
	return result;
}

int addmntent(FILE *stream, const struct mntent *mnt);
char *hasmntopt(const struct mntent *mnt, const char *opt);
