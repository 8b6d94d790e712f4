// This file models <ifaddrs.h>; README.md has the conventions.

struct ifaddrs;
typedef long unsigned int size_t;
struct sockaddr;
struct ifaddrs {
	struct ifaddrs *ifa_next;
	char *ifa_name;
	unsigned int ifa_flags;
	struct sockaddr *ifa_addr;
	struct sockaddr *ifa_netmask;
	union {
		struct sockaddr *ifu_broadaddr;
		struct sockaddr *ifu_dstaddr;
	} ifa_ifu;
	void *ifa_data;
};

extern void free(void *ptr);
extern void *malloc(size_t size);

// One block for the whole list, and a work space for the kernel's answers.
// measure: none, the interfaces are the environment's
int getifaddrs(struct ifaddrs **ifap) {
	if (mux_may_fail())
		return -1;
	void *work = malloc(mux_any(size_t));
	size_t n = mux_any(size_t);
	struct ifaddrs *list = n ? malloc(n) : 0;
	mux_write(list, n);
	free(work);
	*ifap = list;
	return 0;
}

// measure: struct ifaddrs *i; getifaddrs(&i); @ freeifaddrs(i);
[free resource_of(ifa)] void freeifaddrs(struct ifaddrs *ifa);
