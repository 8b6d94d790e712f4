// This file models <ttyent.h>; README.md has the conventions.

struct ttyent;

struct ttyent *getttyent(void);
struct ttyent *getttynam(const char *tty);
int setttyent(void);
int endttyent(void);
