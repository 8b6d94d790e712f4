// This file models <sys/mount.h>; README.md has the conventions.

struct mount_attr;
typedef long unsigned int size_t;

int mount(const char *special_file, const char *dir, const char *fstype, unsigned long int rwflag, const void *data);
int umount(const char *special_file);
int umount2(const char *special_file, int flags);
int fsopen(const char *fs_name, unsigned int flags);
int fsmount(int fd, unsigned int flags, unsigned int ms_flags);
int move_mount(int from_dfd, const char *from_pathname, int to_dfd, const char *to_pathname, unsigned int flags);
int fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux);
int fspick(int dfd, const char *path, unsigned int flags);
int open_tree(int dfd, const char *filename, unsigned int flags);
int mount_setattr(int dfd, const char *path, unsigned int flags, struct mount_attr *uattr, size_t usize);
