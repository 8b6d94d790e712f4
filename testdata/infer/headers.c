/* Blocks whose pointer leads behind a header, and a tag in front of it that says
 * how long the header is: the release finds the block from the tag. */
#include <stdlib.h>
#include <string.h>

struct tiny {
	unsigned char tag;
	char text[];
};
struct small {
	unsigned char len, tag;
	char text[];
};
struct large {
	unsigned int len;
	unsigned char tag;
	char text[];
} __attribute__((packed));

static int header(char tag)
{
	switch (tag & 3) {
	case 0:
		return sizeof(struct tiny);
	case 1:
		return sizeof(struct small);
	case 2:
		return sizeof(struct large);
	}
	return 0;
}

/* The tag of short texts has their length in its upper bits. */
static char *make(const char *from, unsigned long n)
{
	char tag = n < 64 ? 0 : n < 256 ? 1 : 2;
	if (tag == 0 && n == 0)
		tag = 1;
	int h = header(tag);
	char *block = malloc(h + n + 1), *s;
	if (!block)
		return NULL;
	if (!from)
		memset(block, 0, h + n + 1);
	s = block + h;
	switch (tag) {
	case 0:
		s[-1] = tag | n << 2;
		break;
	case 1: {
		struct small *p = (void *)(s - sizeof *p);
		p->len = n;
		p->tag = tag;
		break;
	}
	case 2: {
		struct large *p = (void *)(s - sizeof *p);
		p->len = n;
		p->tag = tag;
		break;
	}
	}
	if (n && from)
		memcpy(s, from, n);
	s[n] = 0;
	return s;
}

static void drop(char *s)
{
	if (s)
		free(s - header(s[-1]));
}

char *made(unsigned long n) /* infer alloc = n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) + 1; peak = n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) + 1 */
{
	/* measure n=0,1,63,64,255,256,1000 : made(${n}); */
	return make(NULL, n);
}

void made_and_dropped(unsigned long n) /* infer alloc = n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) + 1; free = n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) + 1; peak = n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) + 1 */
{
	/* measure n=0,1,63,64,255,256,1000 : made_and_dropped(${n}); */
	drop(make(NULL, n));
}

void copied_and_dropped(const char *from, unsigned long n) /* infer alloc = n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) + 1; free = n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) + 1; peak = n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) + 1 */
{
	/* measure n=0,1,63,64,90 : char text[100] = ""; copied_and_dropped(text, ${n}); */
	drop(make(from, n));
}

/* The tag is read again after what it says was changed. */
char *shortened(unsigned long n) /* infer alloc = n + (n > 0 && n <= 63 ? 1 : 2) + 1 if n <= 255 && n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) <= 9223372036854775806; n + 6 otherwise; free = n + (n > 0 && n <= 63 ? 1 : 2) + 1 if n <= 255 && n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) <= 9223372036854775806; 0 otherwise; peak = n + (n > 0 && n <= 63 ? 1 : 2) + 1 if n <= 255 && n + (n >= 256 ? 5 : n > 0 && n <= 63 ? 1 : 2) <= 9223372036854775806; n + 6 otherwise */
{
	/* measure n=1,63,64,255,256 : shortened(${n}); */
	char *s = make(NULL, n);
	if (!s)
		return NULL;
	if (n >= 64)
		s[-1] = 1;
	if (n >= 256)
		return s;
	drop(s);
	return NULL;
}
