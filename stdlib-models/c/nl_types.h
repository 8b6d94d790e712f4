// This file models <nl_types.h>; README.md has the conventions.

typedef void *nl_catd;
typedef long unsigned int size_t;

extern void *malloc(size_t size);

// measure: none, needs an installed catalogue
nl_catd catopen(const char *cat_name, int flag) {
	if (mux_may_fail())
		return (nl_catd)-1;
	nl_catd c = malloc(64 + mux_any(size_t));
	return c ? c : (nl_catd)-1;
}

char *catgets(nl_catd catalog, int set, int number, const char *string);

// measure: none, needs an installed catalogue
[free resource_of(catalog)] int catclose(nl_catd catalog);
