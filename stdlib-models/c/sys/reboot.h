// This file models <sys/reboot.h>; README.md has the conventions.


int reboot(int howto);
