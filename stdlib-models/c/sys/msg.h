// This file models <sys/msg.h>; README.md has the conventions.

struct msqid_ds;
typedef int key_t;
typedef long int ssize_t;
typedef long unsigned int size_t;

int msgctl(int msqid, int cmd, struct msqid_ds *buf);
int msgget(key_t key, int msgflg);
ssize_t msgrcv(int msqid, void *msgp, size_t msgsz, long int msgtyp, int msgflg);
int msgsnd(int msqid, const void *msgp, size_t msgsz, int msgflg);
