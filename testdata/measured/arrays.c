/* Cleanups, sizes with side effects, parameters that are declared as arrays. */
#include <stdlib.h>
static void release(char **p) { free(*p); }
[alloc 11, free 11] void cleanup(int n) { __attribute__((cleanup(release))) char *p = malloc(11); if (n) return; }
[alloc 11, free 11] void cleanup2(int n) { char *p __attribute__((__cleanup__(release))) = malloc(11); if (n) return; }
[alloc 11, free 11] void cleanup3(int n) { for (char *p __attribute__((__cleanup__(release))) = malloc(11);;) {break;} }
[alloc 4] void vla(int n) { char t[(malloc(4), n)]; t[0]=1; }
[alloc 8] void vl2(int n) { size_t k=sizeof(char[(malloc(8), n)]); }
[alloc 8] void vl3(int n) { typedef char T[(malloc(8), n)]; }
[alloc 8] void vl4(int n, char t[(malloc(8), n)]) {  }
[alloc 8] void ty(int n) { __typeof__(malloc(8)) p = malloc(8); }
[alloc 8] void *par(int t[5]) { return malloc(sizeof(t)); }
[alloc 8] void *par2(int t[5]) { return malloc(sizeof(((t)))); }
[alloc 20] void *par4(int t[3][5]) { return malloc(sizeof(t[0])); }
[alloc sizeof(t)] void *par5(int t[3][5]) { return malloc(8); }
typedef int A[7];
[alloc 8] void *par7(A t) { return malloc(sizeof t); }
[alloc 28] void *par8(A *t) { return malloc(sizeof *t); }
struct s { A a; };
[alloc 28] void *par9(struct s *t) { return malloc(sizeof t->a); }

int main(void)
{
	int t[3][5];
	struct s s;
	cleanup(0), cleanup2(1), cleanup3(0), vla(3), vl2(2), vl3(3), vl4(4, (char *)t), ty(3);
	free(par(t[0])), free(par2(t[0])), free(par4(t)), free(par5(t)), free(par7(t[0])), free(par8(&s.a)), free(par9(&s));
}
