// This file models <sys/random.h>; README.md has the conventions.

typedef long int ssize_t;
typedef long unsigned int size_t;
typedef long int __ssize_t;

ssize_t getrandom(void *buffer, size_t length, unsigned int flags) {
	mux_write(buffer, length);
	return mux_any(ssize_t);
}
