// This file models <sys/sysinfo.h>; README.md has the conventions.

struct sysinfo;

int sysinfo(struct sysinfo *info);
int get_nprocs_conf(void);
int get_nprocs(void);
long int get_phys_pages(void);
long int get_avphys_pages(void);
