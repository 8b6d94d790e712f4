// This file models <langinfo.h>; README.md has the conventions.

typedef int nl_item;
struct __locale_struct;
typedef struct __locale_struct *__locale_t;
typedef __locale_t locale_t;

char *nl_langinfo(nl_item item);
char *nl_langinfo_l(nl_item item, locale_t l);
