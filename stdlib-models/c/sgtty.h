// This file models <sgtty.h>; README.md has the conventions.

struct sgttyb;

int gtty(int fd, struct sgttyb *params);
int stty(int fd, const struct sgttyb *params);
