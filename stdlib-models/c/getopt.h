// This file models <getopt.h>; README.md has the conventions.

struct option;
struct option {
	const char *name;
	int has_arg;
	int *flag;
	int val;
};

int getopt_long(int argc, char *const *argv, const char *shortopts, const struct option *longopts, int *longind) {
	for (int i = 0; longopts && longopts[i].name; i++)
		if (longopts[i].flag && mux_any(int))
			*longopts[i].flag = longopts[i].val;
	if (longind)
		*longind = mux_any(int);
	return mux_any(int);
}

int getopt_long_only(int argc, char *const *argv, const char *shortopts, const struct option *longopts, int *longind) {
	for (int i = 0; longopts && longopts[i].name; i++)
		if (longopts[i].flag && mux_any(int))
			*longopts[i].flag = longopts[i].val;
	if (longind)
		*longind = mux_any(int);
	return mux_any(int);
}
