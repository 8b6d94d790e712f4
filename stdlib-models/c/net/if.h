// This file models <net/if.h>; README.md has the conventions.

struct if_nameindex;
typedef long unsigned int size_t;
struct if_nameindex {
	unsigned int if_index;
	char *if_name;
};

extern void free(void *ptr);
extern void *malloc(size_t size);

unsigned int if_nametoindex(const char *ifname);
char *if_indextoname(unsigned int ifindex, char ifname[16]);

// The vector and the names as one block, and a work space for the kernel's answers.
// measure: none, the interfaces are the environment's
struct if_nameindex *if_nameindex(void) {
	if (mux_may_fail())
		return 0;
	void *work = malloc(mux_any(size_t));
	size_t n = 16 + mux_any(size_t);
	struct if_nameindex *list = malloc(n);
	mux_write(list, n);
	free(work);
	return list;
}

// The names are part of what if_nameindex counts.
// measure: none, the vector and the names are counted as one block
[free resource_of(ptr)] void if_freenameindex(struct if_nameindex *ptr);
