/* Values that library functions write: through variable arguments, into structures,
 * in another thread. */
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>

void *scanned(const char *s) /* infer alloc in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure s=1 : scanned("50"); */
	int n = 3;
	if (sscanf(s, "%d", &n) != 1)
		return NULL;
	return malloc(n);
}

struct size { unsigned char rows, columns; unsigned char depth; };

void *member(const char *s) /* infer alloc in 0 .. 255255; peak in 0 .. 255255 */
{
	/* measure s=1 : member("7 50"); */
	struct size x = { 3, 4, 5 };
	sscanf(s, "%hhu %*d", &x.columns);
	return malloc(x.columns + 1000u * x.depth);
}

static void two(const char *s, int *a, int *b)
{
	sscanf(s, "%d%d", a, b);
}

void *handed(const char *s) /* infer alloc in 40 .. 70; free = 40; peak = 40 */
{
	/* measure s=1 : handed("5 6"); */
	int a = 1, b = 2, c = 40;
	two(s, &a, &b);
	free(malloc(c));
	return a >= 0 && b >= 0 ? malloc((a & 15) + (b & 15)) : NULL;
}

void *acquired(const char *s) /* infer alloc unknown (unsupported: sscanf with arguments that are not told, or %m); free unknown (unsupported: sscanf with arguments that are not told, or %m); peak unknown (unsupported: sscanf with arguments that are not told, or %m) */
{
	/* measure s=1 : acquired("word"); */
	char *p = NULL;
	sscanf(s, "%ms", &p);
	return p;
}

static int scan(const char *s, const char *format, ...)
{
	va_list list;
	va_start(list, format);
	int n = vsscanf(s, format, list);
	va_end(list);
	return n;
}

void *wrapped(const char *s) /* infer alloc unknown (unsupported: vsscanf with arguments that are not told, or %m); free unknown (unsupported: vsscanf with arguments that are not told, or %m); peak unknown (unsupported: vsscanf with arguments that are not told, or %m) */
{
	/* measure s=1 : wrapped("9"); */
	int n = 3;
	scan(s, "%d", &n);
	return malloc(n);
}

void *asked(int fd) /* infer alloc in 0 .. 65535; peak in 0 .. 65535 */
{
	/* measure fd=-1 : asked(${fd}); */
	struct winsize w = { 24, 80 };
	if (ioctl(fd, TIOCGWINSZ, &w) < 0)
		w.ws_col = 80;
	return malloc(w.ws_col);
}

void *printed(int n) /* infer alloc = n if n >= 0; peak = n if n >= 0 */
{
	/* measure n=9 : printed(${n}); */
	static char text[80];
	int k = n;
	fprintf(stderr, "%.0s", (char *)&k);
	snprintf(text, sizeof text, "%p", (void *)&k);
	return malloc(k);
}

void *sized(const char *path) /* infer alloc in 0 .. 1023; peak in 0 .. 1023 */
{
	/* measure path=1 : sized("/dev/null"); */
	struct stat s;
	s.st_size = 5;
	if (stat(path, &s) < 0)
		return NULL;
	return malloc(s.st_size & 1023);
}

struct timer { int n; struct timespec at; int after; };

void *timed(int n) /* infer alloc in 3*n .. 3*n + 3 if n >= 0; free in 0 .. 3 if n >= 0; peak in 3*n .. max(3*n, 3) if n >= 0 */
{
	/* measure n=9 : timed(${n}); */
	struct timer t = { n, { 3, 0 }, 2 * n };
	clock_gettime(CLOCK_MONOTONIC, &t.at);
	free(malloc(t.at.tv_sec & 3));
	return malloc(t.n + t.after);
}

static void *work(void *p)
{
	*(int *)p = 200;
	return NULL;
}

void *threaded(int n) /* infer alloc in 0 .. 255; peak in 0 .. 255 */
{
	/* measure n=9 : threaded(${n}); */
	pthread_t t;
	if (pthread_create(&t, NULL, work, &n))
		return NULL;
	pthread_join(t, NULL);
	return malloc(n & 255);
}
