// This file models <pty.h>; README.md has the conventions.

struct termios;
struct winsize;

int openpty(int *amaster, int *aslave, char *name, const struct termios *termp, const struct winsize *winp);
int forkpty(int *amaster, char *name, const struct termios *termp, const struct winsize *winp);
