// This file models <aliases.h>; README.md has the conventions.

struct aliasent;
typedef long unsigned int size_t;

void setaliasent(void);
void endaliasent(void);
struct aliasent *getaliasent(void);
int getaliasent_r(struct aliasent *result_buf, char *buffer, size_t buflen, struct aliasent **result);
struct aliasent *getaliasbyname(const char *name);
int getaliasbyname_r(const char *name, struct aliasent *result_buf, char *buffer, size_t buflen, struct aliasent **result);
