// This file models <netdb.h>; README.md has the conventions.

struct rpcent;
typedef long unsigned int size_t;
struct hostent;
typedef unsigned int __socklen_t;
struct netent;
typedef unsigned int uint32_t;
typedef unsigned int __uint32_t;
struct servent;
struct protoent;
typedef unsigned short int sa_family_t;
struct addrinfo;
struct sockaddr;
typedef unsigned int socklen_t;
struct gaicb;
struct sigevent;
struct timespec;
struct addrinfo {
	int ai_flags;
	int ai_family;
	int ai_socktype;
	int ai_protocol;
	socklen_t ai_addrlen;
	struct sockaddr *ai_addr;
	char *ai_canonname;
	struct addrinfo *ai_next;
};

extern void *malloc(size_t size);

void setrpcent(int stayopen);
void endrpcent(void);
struct rpcent *getrpcbyname(const char *name);
struct rpcent *getrpcbynumber(int number);
struct rpcent *getrpcent(void);
int getrpcbyname_r(const char *name, struct rpcent *result_buf, char *buffer, size_t buflen, struct rpcent **result);
int getrpcbynumber_r(int number, struct rpcent *result_buf, char *buffer, size_t buflen, struct rpcent **result);
int getrpcent_r(struct rpcent *result_buf, char *buffer, size_t buflen, struct rpcent **result);
int *__h_errno_location(void) __attribute__((const));
void herror(const char *str);
const char *hstrerror(int err_num);
void sethostent(int stay_open);
void endhostent(void);
struct hostent *gethostent(void);
struct hostent *gethostbyaddr(const void *addr, __socklen_t len, int type);
struct hostent *gethostbyname(const char *name);
struct hostent *gethostbyname2(const char *name, int af);
int gethostent_r(struct hostent *result_buf, char *buf, size_t buflen, struct hostent **result, int *h_errnop);
int gethostbyaddr_r(const void *addr, __socklen_t len, int type, struct hostent *result_buf, char *buf, size_t buflen, struct hostent **result, int *h_errnop);
int gethostbyname_r(const char *name, struct hostent *result_buf, char *buf, size_t buflen, struct hostent **result, int *h_errnop);
int gethostbyname2_r(const char *name, int af, struct hostent *result_buf, char *buf, size_t buflen, struct hostent **result, int *h_errnop);
void setnetent(int stay_open);
void endnetent(void);
struct netent *getnetent(void);
struct netent *getnetbyaddr(uint32_t net, int type);
struct netent *getnetbyname(const char *name);
int getnetent_r(struct netent *result_buf, char *buf, size_t buflen, struct netent **result, int *h_errnop);
int getnetbyaddr_r(uint32_t net, int type, struct netent *result_buf, char *buf, size_t buflen, struct netent **result, int *h_errnop);
int getnetbyname_r(const char *name, struct netent *result_buf, char *buf, size_t buflen, struct netent **result, int *h_errnop);
void setservent(int stay_open);
void endservent(void);
struct servent *getservent(void);
struct servent *getservbyname(const char *name, const char *proto);
struct servent *getservbyport(int port, const char *proto);
int getservent_r(struct servent *result_buf, char *buf, size_t buflen, struct servent **result);
int getservbyname_r(const char *name, const char *proto, struct servent *result_buf, char *buf, size_t buflen, struct servent **result);
int getservbyport_r(int port, const char *proto, struct servent *result_buf, char *buf, size_t buflen, struct servent **result);
void setprotoent(int stay_open);
void endprotoent(void);
struct protoent *getprotoent(void);
struct protoent *getprotobyname(const char *name);
struct protoent *getprotobynumber(int proto);
int getprotoent_r(struct protoent *result_buf, char *buf, size_t buflen, struct protoent **result);
int getprotobyname_r(const char *name, struct protoent *result_buf, char *buf, size_t buflen, struct protoent **result);
int getprotobynumber_r(int proto, struct protoent *result_buf, char *buf, size_t buflen, struct protoent **result);
int setnetgrent(const char *netgroup);
void endnetgrent(void);
int getnetgrent(char **hostp, char **userp, char **domainp);
int innetgr(const char *netgroup, const char *host, const char *user, const char *domain);
int getnetgrent_r(char **hostp, char **userp, char **domainp, char *buffer, size_t buflen);
int rcmd(char **ahost, unsigned short int rport, const char *locuser, const char *remuser, const char *cmd, int *fd2p);
int rcmd_af(char **ahost, unsigned short int rport, const char *locuser, const char *remuser, const char *cmd, int *fd2p, sa_family_t af);
int rexec(char **ahost, int rport, const char *name, const char *pass, const char *cmd, int *fd2p);
int rexec_af(char **ahost, int rport, const char *name, const char *pass, const char *cmd, int *fd2p, sa_family_t af);
int ruserok(const char *rhost, int suser, const char *remuser, const char *locuser);
int ruserok_af(const char *rhost, int suser, const char *remuser, const char *locuser, sa_family_t af);
int iruserok(uint32_t raddr, int suser, const char *remuser, const char *locuser);
int iruserok_af(const void *raddr, int suser, const char *remuser, const char *locuser, sa_family_t af);
int rresvport(int *alport);
int rresvport_af(int *alport, sa_family_t af);

// The list is one block here, of a size that the name service chooses: 64 bytes
// for each IPv4 address, 76 for IPv6, and the canonical name. What the name
// service needs for itself while it works is not counted (cold).
// measure: none, the list is the environment's
int getaddrinfo(const char *name, const char *service, const struct addrinfo *req, struct addrinfo **pai) {
	if (mux_may_fail())
		return mux_any(int) | 1;
	size_t n = 64 + mux_any(size_t);
	struct addrinfo *list = malloc(n);
	if (!list)
		return -10;
	mux_write(list, n);
	*pai = list;
	return 0;
}

// measure: struct addrinfo *a, h = {.ai_flags = AI_NUMERICHOST, .ai_socktype = SOCK_STREAM}; getaddrinfo("127.0.0.1", "80", &h, &a); @ freeaddrinfo(a);
[free resource_of(ai)] void freeaddrinfo(struct addrinfo *ai);

const char *gai_strerror(int ecode);
int getnameinfo(const struct sockaddr *sa, socklen_t salen, char *host, socklen_t hostlen, char *serv, socklen_t servlen, int flags);
int getaddrinfo_a(int mode, struct gaicb *list[], int ent, struct sigevent *sig);
int gai_suspend(const struct gaicb * const list[], int ent, const struct timespec *timeout);
int gai_error(struct gaicb *req);
int gai_cancel(struct gaicb *gaicbp);
