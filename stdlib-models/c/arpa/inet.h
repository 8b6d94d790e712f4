// This file models <arpa/inet.h>; README.md has the conventions.

struct cmsghdr;
struct msghdr;
typedef unsigned int in_addr_t;
typedef unsigned int uint32_t;
typedef unsigned int __uint32_t;
struct in_addr {
	in_addr_t s_addr;
};
typedef unsigned int socklen_t;
typedef long unsigned int size_t;

struct cmsghdr *__cmsg_nxthdr(struct msghdr *mhdr, struct cmsghdr *cmsg);
in_addr_t inet_addr(const char *cp);
in_addr_t inet_lnaof(struct in_addr in);
struct in_addr inet_makeaddr(in_addr_t net, in_addr_t host);
in_addr_t inet_netof(struct in_addr in);
in_addr_t inet_network(const char *cp);
char *inet_ntoa(struct in_addr in);
int inet_pton(int af, const char *cp, void *buf);
const char *inet_ntop(int af, const void *cp, char *buf, socklen_t len);
int inet_aton(const char *cp, struct in_addr *inp);
char *inet_neta(in_addr_t net, char *buf, size_t len);
char *inet_net_ntop(int af, const void *cp, int bits, char *buf, size_t len);
int inet_net_pton(int af, const char *cp, void *buf, size_t len);
unsigned int inet_nsap_addr(const char *cp, unsigned char *buf, int len);
char *inet_nsap_ntoa(int len, const unsigned char *cp, char *buf);
