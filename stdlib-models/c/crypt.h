// This file models <crypt.h>; README.md has the conventions.

struct crypt_data;
typedef long unsigned int size_t;

extern void *malloc(size_t size);

char *crypt_r(const char *phrase, const char *setting, struct crypt_data *data);
char *crypt_rn(const char *phrase, const char *setting, void *data, int size);

// measure: none, the size of the data is libcrypt's choice
char *crypt_ra(const char *phrase, const char *setting, void **data, int *size) {
	if (!*data) {
		void *p = malloc(32768);
		if (!p)
			return 0;
		*data = p;
		*size = 32768;
	}
	mux_write(*data, (size_t)*size);
	return *data;
}

char *crypt_gensalt(const char *prefix, unsigned long count, const char *rbytes, int nrbytes);
char *crypt_gensalt_rn(const char *prefix, unsigned long count, const char *rbytes, int nrbytes, char *output, int output_size);
char *crypt_gensalt_r(const char *prefix, unsigned long count, const char *rbytes, int nrbytes, char *output, int output_size);

// measure: none, the size of the result is libcrypt's choice
[alloc <= 192] char *crypt_gensalt_ra(const char *prefix, unsigned long count, const char *rbytes, int nrbytes);

int crypt_checksalt(const char *setting);
const char *crypt_preferred_method(void);
