// This file models <dlfcn.h>; README.md has the conventions.

typedef long int Lmid_t;
typedef struct {
	const char *dli_fname;
	void *dli_fbase;
	const char *dli_sname;
	void *dli_saddr;
} Dl_info;
struct dl_find_object;

void _dl_mcount_wrapper_check(void *selfpc);

// Bookkeeping of loaded objects is the library's own (cold), the objects are no heap.
void *dlopen(const char *file, int mode);

int dlclose(void *handle) {
	return mux_any(int);
}

void *dlsym(void *handle, const char *name) {
	return mux_any(void *);
}

void *dlmopen(Lmid_t nsid, const char *file, int mode);

void *dlvsym(void *handle, const char *name, const char *version) {
	return mux_any(void *);
}

char *dlerror(void);
int dladdr(const void *address, Dl_info *info);
int dladdr1(const void *address, Dl_info *info, void **extra_info, int flags);
int dlinfo(void *handle, int request, void *arg);
int _dl_find_object(void *address, struct dl_find_object *result);
