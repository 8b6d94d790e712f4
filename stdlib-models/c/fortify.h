// This file models the checking variants that _FORTIFY_SOURCE makes of library
// functions: they do what the plain function does. README.md has the conventions.

typedef long unsigned int size_t;
struct _IO_FILE;
typedef struct _IO_FILE FILE;
typedef int wchar_t;
typedef unsigned int __gid_t;
typedef struct 
{
	int __count;
	union 
	{
		unsigned int __wch;
		char __wchb[4];
	} __value;
} __mbstate_t;
typedef __mbstate_t mbstate_t;
struct obstack;
typedef __builtin_va_list __gnuc_va_list;
struct pollfd;
typedef unsigned long int nfds_t;
struct timespec;
typedef struct 
{
	unsigned long int __val[1024 / (8 * (sizeof(unsigned long int)))];
} __sigset_t;
typedef long int ssize_t;
typedef long int __off64_t;
typedef long int __ssize_t;
typedef long int __off_t;
struct sockaddr;
typedef unsigned int socklen_t;
typedef __builtin_va_list va_list;

extern long int __fdelt_warn(long int d);
extern size_t confstr(int name, char *buf, size_t len);
extern char *fgets(char *s, int n, FILE *stream);
extern char *fgets_unlocked(char *s, int n, FILE *stream);
extern wchar_t *fgetws(wchar_t *ws, int n, FILE *stream);
extern wchar_t *fgetws_unlocked(wchar_t *ws, int n, FILE *stream);
extern size_t fread(void *ptr, size_t size, size_t n, FILE *stream);
extern size_t fread_unlocked(void *ptr, size_t size, size_t n, FILE *stream);
extern void free(void *ptr);
extern char *getcwd(char *buf, size_t size);
extern int getdomainname(char *name, size_t len);
extern int getgroups(int size, __gid_t list[]);
extern int gethostname(char *name, size_t len);
extern int getlogin_r(char *name, size_t name_len);
extern char *getwd(char *buf);
extern void *malloc(size_t size);
extern size_t mbsnrtowcs(wchar_t *dst, const char **src, size_t nmc, size_t len, mbstate_t *ps);
extern size_t mbsrtowcs(wchar_t *dst, const char **src, size_t len, mbstate_t *ps);
extern size_t mbstowcs(wchar_t *pwcs, const char *s, size_t n);
extern void *memcpy(void *dest, const void *src, size_t n);
extern void *memmove(void *dest, const void *src, size_t n);
extern void *mempcpy(void *dest, const void *src, size_t n);
extern void *memset(void *s, int c, size_t n);
extern int obstack_vprintf(struct obstack *obstack, const char *format, __gnuc_va_list args);
extern int poll(struct pollfd *fds, nfds_t nfds, int timeout);
extern int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *timeout, const __sigset_t *ss);
extern ssize_t pread(int fd, void *buf, size_t nbytes, __off_t offset);
extern ssize_t pread64(int fd, void *buf, size_t nbytes, __off64_t offset);
extern int ptsname_r(int fd, char *buf, size_t buflen);
extern ssize_t read(int fd, void *buf, size_t nbytes);
extern ssize_t readlink(const char *path, char *buf, size_t len);
extern ssize_t readlinkat(int fd, const char *path, char *buf, size_t len);
extern char *realpath(const char *name, char *resolved);
extern ssize_t recv(int fd, void *buf, size_t n, int flags);
extern ssize_t recvfrom(int fd, void *buf, size_t n, int flags, struct sockaddr *addr, socklen_t *addr_len);
extern char *stpcpy(char *dest, const char *src);
extern char *stpncpy(char *dest, const char *src, size_t n);
extern char *strcat(char *dest, const char *src);
extern char *strcpy(char *dest, const char *src);
extern char *strncat(char *dest, const char *src, size_t n);
extern char *strncpy(char *dest, const char *src, size_t n);
extern int ttyname_r(int fd, char *buf, size_t buflen);
extern int vasprintf(char **ptr, const char *f, __gnuc_va_list arg);
extern int vdprintf(int fd, const char *fmt, __gnuc_va_list arg);
extern int vfprintf(FILE *s, const char *format, __gnuc_va_list arg);
extern int vfwprintf(FILE *s, const wchar_t *format, __gnuc_va_list arg);
extern int vprintf(const char *format, __gnuc_va_list arg);
extern int vsnprintf(char *s, size_t maxlen, const char *format, __gnuc_va_list arg);
extern int vsprintf(char *s, const char *format, __gnuc_va_list arg);
extern int vswprintf(wchar_t *s, size_t n, const wchar_t *format, __gnuc_va_list arg);
extern void vsyslog(int pri, const char *fmt, __gnuc_va_list ap);
extern int vwprintf(const wchar_t *format, __gnuc_va_list arg);
extern wchar_t *wcpcpy(wchar_t *dest, const wchar_t *src);
extern wchar_t *wcpncpy(wchar_t *dest, const wchar_t *src, size_t n);
extern size_t wcrtomb(char *s, wchar_t wc, mbstate_t *ps);
extern wchar_t *wcscat(wchar_t *dest, const wchar_t *src);
extern wchar_t *wcscpy(wchar_t *dest, const wchar_t *src);
extern wchar_t *wcsncat(wchar_t *dest, const wchar_t *src, size_t n);
extern wchar_t *wcsncpy(wchar_t *dest, const wchar_t *src, size_t n);
extern size_t wcsnrtombs(char *dst, const wchar_t **src, size_t nwc, size_t len, mbstate_t *ps);
extern size_t wcsrtombs(char *dst, const wchar_t **src, size_t len, mbstate_t *ps);
extern size_t wcstombs(char *s, const wchar_t *pwcs, size_t n);
extern int wctomb(char *s, wchar_t wchar);
extern wchar_t *wmemcpy(wchar_t *s1, const wchar_t *s2, size_t n);
extern wchar_t *wmemmove(wchar_t *s1, const wchar_t *s2, size_t n);
extern wchar_t *wmempcpy(wchar_t *s1, const wchar_t *s2, size_t n);
extern wchar_t *wmemset(wchar_t *s, wchar_t c, size_t n);

// measure: none, the result's length is decided by the format
int __asprintf_chk(char **ptr, int flag, const char *fmt, ...) {
	int n = mux_any(int);
	if (n < 0)
		return -1;
	char *work = malloc(100 + mux_any(size_t) % (4 * (size_t)n + 101));
	if (!work)
		return -1;
	char *p = malloc((size_t)n + 1);
	free(work);
	if (!p)
		return -1;
	mux_write(p, (size_t)n + 1);
	*ptr = p;
	return n;
}

void __chk_fail(void) __attribute__((noreturn));

size_t __confstr_chk(int name, char *buf, size_t len, size_t buflen) {
	return confstr(name, buf, len);
}

int __dprintf_chk(int fd, int flag, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
long int __fdelt_chk(long int d);

long int __fdelt_warn(long int d) {
	return __fdelt_warn(d);
}

char *__fgets_chk(char *s, size_t size, int n, FILE *stream) {
	return fgets(s, n, stream);
}

char *__fgets_unlocked_chk(char *s, size_t size, int n, FILE *stream) {
	return fgets_unlocked(s, n, stream);
}

wchar_t *__fgetws_chk(wchar_t *s, size_t size, int n, FILE *stream) {
	return fgetws(s, n, stream);
}

wchar_t *__fgetws_unlocked_chk(wchar_t *s, size_t size, int n, FILE *stream) {
	return fgetws_unlocked(s, n, stream);
}

int __fprintf_chk(FILE *stream, int flag, const char *format, ...) __attribute__((format(printf, 3, 4)));

size_t __fread_chk(void *ptr, size_t ptrlen, size_t size, size_t n, FILE *stream) {
	return fread(ptr, size, n, stream);
}

size_t __fread_unlocked_chk(void *ptr, size_t ptrlen, size_t size, size_t n, FILE *stream) {
	return fread_unlocked(ptr, size, n, stream);
}

int __fwprintf_chk(FILE *stream, int flag, const wchar_t *format, ...) __attribute__((format(printf, 3, 4)));

char *__getcwd_chk(char *buf, size_t size, size_t buflen) {
	return getcwd(buf, size);
}

int __getdomainname_chk(char *buf, size_t buflen, size_t nreal) {
	return getdomainname(buf, buflen);
}

int __getgroups_chk(int size, __gid_t list[], size_t listlen) {
	return getgroups(size, list);
}

int __gethostname_chk(char *buf, size_t buflen, size_t nreal) {
	return gethostname(buf, buflen);
}

int __getlogin_r_chk(char *buf, size_t buflen, size_t nreal) {
	return getlogin_r(buf, buflen);
}

char *__getwd_chk(char *buf, size_t buflen) {
	return getwd(buf);
}

size_t __mbsnrtowcs_chk(wchar_t *dst, const char **src, size_t nmc, size_t len, mbstate_t *ps, size_t dstlen) {
	return mbsnrtowcs(dst, src, nmc, len, ps);
}

size_t __mbsrtowcs_chk(wchar_t *dst, const char **src, size_t len, mbstate_t *ps, size_t dstlen) {
	return mbsrtowcs(dst, src, len, ps);
}

size_t __mbstowcs_chk(wchar_t *dst, const char *src, size_t len, size_t dstlen) {
	return mbstowcs(dst, src, len);
}

void *__memcpy_chk(void *dest, const void *src, size_t n, size_t destlen) {
	return memcpy(dest, src, n);
}

void *__memmove_chk(void *dest, const void *src, size_t n, size_t destlen) {
	return memmove(dest, src, n);
}

void *__mempcpy_chk(void *dest, const void *src, size_t n, size_t destlen) {
	return mempcpy(dest, src, n);
}

void *__memset_chk(void *s, int c, size_t n, size_t destlen) {
	return memset(s, c, n);
}

int __obstack_printf_chk(struct obstack *obstack, int flag, const char *format, ...) __attribute__((format(printf, 3, 4)));

int __obstack_vprintf_chk(struct obstack *obstack, int flag, const char *format, __gnuc_va_list args) {
	return obstack_vprintf(obstack, format, args);
}

int __poll_chk(struct pollfd *fds, nfds_t nfds, int timeout, long unsigned int fdslen) {
	return poll(fds, nfds, timeout);
}

int __ppoll_chk(struct pollfd *fds, nfds_t nfds, const struct timespec *timeout, const __sigset_t *ss, long unsigned int fdslen) {
	return ppoll(fds, nfds, timeout, ss);
}

ssize_t __pread64_chk(int fd, void *buf, size_t nbytes, __off64_t offset, size_t bufsize) {
	return pread64(fd, buf, nbytes, offset);
}

ssize_t __pread_chk(int fd, void *buf, size_t nbytes, __off_t offset, size_t bufsize) {
	return pread(fd, buf, nbytes, offset);
}

int __printf_chk(int flag, const char *format, ...) __attribute__((format(printf, 2, 3)));

int __ptsname_r_chk(int fd, char *buf, size_t buflen, size_t nreal) {
	return ptsname_r(fd, buf, buflen);
}

ssize_t __read_chk(int fd, void *buf, size_t nbytes, size_t buflen) {
	return read(fd, buf, nbytes);
}

ssize_t __readlink_chk(const char *path, char *buf, size_t len, size_t buflen) {
	return readlink(path, buf, len);
}

ssize_t __readlinkat_chk(int fd, const char *path, char *buf, size_t len, size_t buflen) {
	return readlinkat(fd, path, buf, len);
}

char *__realpath_chk(const char *name, char *resolved, size_t resolvedlen) {
	return realpath(name, resolved);
}

ssize_t __recv_chk(int fd, void *buf, size_t n, size_t buflen, int flags) {
	return recv(fd, buf, n, flags);
}

ssize_t __recvfrom_chk(int fd, void *buf, size_t n, size_t buflen, int flags, struct sockaddr *addr, socklen_t *addr_len) {
	return recvfrom(fd, buf, n, flags, addr, addr_len);
}

int __snprintf_chk(char *s, size_t maxlen, int flag, size_t slen, const char *format, ...) {
	mux_write(s, maxlen);
	return mux_any(int);
}

int __sprintf_chk(char *s, int flag, size_t slen, const char *format, ...) {
	int n = mux_any(int);
	if (n < 0)
		return -1;
	mux_write(s, (size_t)n + 1);
	return n;
}

char *__stpcpy_chk(char *dest, const char *src, size_t destlen) {
	return stpcpy(dest, src);
}

char *__stpncpy_chk(char *dest, const char *src, size_t n, size_t destlen) {
	return stpncpy(dest, src, n);
}

char *__strcat_chk(char *dest, const char *src, size_t destlen) {
	return strcat(dest, src);
}

char *__strcpy_chk(char *dest, const char *src, size_t destlen) {
	return strcpy(dest, src);
}

char *__strncat_chk(char *dest, const char *src, size_t n, size_t destlen) {
	return strncat(dest, src, n);
}

char *__strncpy_chk(char *dest, const char *src, size_t n, size_t destlen) {
	return strncpy(dest, src, n);
}

int __swprintf_chk(wchar_t *s, size_t n, int flag, size_t s_len, const wchar_t *format, ...) __attribute__((format(printf, 5, 6)));
void __syslog_chk(int pri, int flag, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

int __ttyname_r_chk(int fd, char *buf, size_t buflen, size_t nreal) {
	return ttyname_r(fd, buf, buflen);
}

int __vasprintf_chk(char **ptr, int flag, const char *fmt, __gnuc_va_list arg) {
	return vasprintf(ptr, fmt, arg);
}

int __vdprintf_chk(int fd, int flag, const char *fmt, __gnuc_va_list arg) {
	return vdprintf(fd, fmt, arg);
}

int __vfprintf_chk(FILE *stream, int flag, const char *format, __gnuc_va_list ap) {
	return vfprintf(stream, format, ap);
}

int __vfwprintf_chk(FILE *stream, int flag, const wchar_t *format, __gnuc_va_list ap) {
	return vfwprintf(stream, format, ap);
}

int __vprintf_chk(int flag, const char *format, __gnuc_va_list ap) {
	return vprintf(format, ap);
}

int __vsnprintf_chk(char *s, size_t maxlen, int flag, size_t slen, const char *format, va_list arg) {
	return vsnprintf(s, maxlen, format, arg);
}

int __vsprintf_chk(char *s, int flag, size_t slen, const char *format, va_list arg) {
	return vsprintf(s, format, arg);
}

int __vswprintf_chk(wchar_t *s, size_t n, int flag, size_t s_len, const wchar_t *format, __gnuc_va_list arg) {
	return vswprintf(s, n, format, arg);
}

void __vsyslog_chk(int pri, int flag, const char *fmt, __gnuc_va_list ap) {
	vsyslog(pri, fmt, ap);
}

int __vwprintf_chk(int flag, const wchar_t *format, __gnuc_va_list ap) {
	return vwprintf(format, ap);
}

wchar_t *__wcpcpy_chk(wchar_t *dest, const wchar_t *src, size_t destlen) {
	return wcpcpy(dest, src);
}

wchar_t *__wcpncpy_chk(wchar_t *dest, const wchar_t *src, size_t n, size_t destlen) {
	return wcpncpy(dest, src, n);
}

size_t __wcrtomb_chk(char *s, wchar_t wchar, mbstate_t *p, size_t buflen) {
	return wcrtomb(s, wchar, p);
}

wchar_t *__wcscat_chk(wchar_t *dest, const wchar_t *src, size_t destlen) {
	return wcscat(dest, src);
}

wchar_t *__wcscpy_chk(wchar_t *dest, const wchar_t *src, size_t n) {
	return wcscpy(dest, src);
}

wchar_t *__wcsncat_chk(wchar_t *dest, const wchar_t *src, size_t n, size_t destlen) {
	return wcsncat(dest, src, n);
}

wchar_t *__wcsncpy_chk(wchar_t *dest, const wchar_t *src, size_t n, size_t destlen) {
	return wcsncpy(dest, src, n);
}

size_t __wcsnrtombs_chk(char *dst, const wchar_t **src, size_t nwc, size_t len, mbstate_t *ps, size_t dstlen) {
	return wcsnrtombs(dst, src, nwc, len, ps);
}

size_t __wcsrtombs_chk(char *dst, const wchar_t **src, size_t len, mbstate_t *ps, size_t dstlen) {
	return wcsrtombs(dst, src, len, ps);
}

size_t __wcstombs_chk(char *dst, const wchar_t *src, size_t len, size_t dstlen) {
	return wcstombs(dst, src, len);
}

int __wctomb_chk(char *s, wchar_t wchar, size_t buflen) {
	return wctomb(s, wchar);
}

wchar_t *__wmemcpy_chk(wchar_t *s1, const wchar_t *s2, size_t n, size_t ns1) {
	return wmemcpy(s1, s2, n);
}

wchar_t *__wmemmove_chk(wchar_t *s1, const wchar_t *s2, size_t n, size_t ns1) {
	return wmemmove(s1, s2, n);
}

wchar_t *__wmempcpy_chk(wchar_t *s1, const wchar_t *s2, size_t n, size_t ns1) {
	return wmempcpy(s1, s2, n);
}

wchar_t *__wmemset_chk(wchar_t *s, wchar_t c, size_t n, size_t ns) {
	return wmemset(s, c, n);
}

int __wprintf_chk(int flag, const wchar_t *format, ...) __attribute__((format(printf, 2, 3)));
