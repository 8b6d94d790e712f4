/* Objects with two names, functions that need not be there, and handlers that run
 * inside of a call. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdlib.h>

static int own = 5;
extern int other __attribute__((alias("own")));
void by_alias(int n) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure n=0,3 : by_alias(${n}); */
	own = 7;
	other = n;
	free(malloc(own));
}
int seen = 5;
extern int second __attribute__((alias("seen")));
void by_alias_of_other(int n) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure n=0,3 : by_alias_of_other(${n}); */
	seen = n;
	second += 2;
	free(malloc(seen));
}
static int label __asm__("fixedbugs_027_label");
extern int same __asm__("fixedbugs_027_label");
void by_label(int n) /* infer alloc in 0 .. 2147483647; free in 0 .. 2147483647; peak in 0 .. 2147483647 */
{
	/* measure n=0,3 : by_label(${n}); */
	label = 3;
	same = n;
	free(malloc(label));
}

extern void absent(void) __attribute__((weak));
void where_there(int n) /* infer alloc in n .. n + 100 if n >= 0; free in n .. n + 100 if n >= 0; peak in min(n, max(n, 100)) .. max(n, 100) if n >= 0 */
{
	/* measure n=0,3 : where_there(${n}); */
	if (absent)
		free(malloc(100));
	free(malloc(n));
}
extern const int tuned __attribute__((weak));
const int tuned = 5;
void weak_constant(int n) /* infer alloc = n + tuned if n + tuned >= 0; free = n + tuned if n + tuned >= 0; peak = n + tuned if n + tuned >= 0 */
{
	/* measure n=1 tuned=5 : weak_constant(${n}); */
	free(malloc(n + tuned));
}

static int taken;
static void handler(int sig) { taken++; free(malloc(7)); }
void raised(int n) /* infer alloc unknown (callback: raise#33); free unknown (callback: raise#33); peak unknown (callback: raise#33) */
{
	/* measure n=0,3 : raised(${n}); */
	taken = 0;
	signal(SIGUSR1, handler);
	for (int i = 0; i < n; i++)
		raise(SIGUSR1);
	free(malloc(taken));
}

static int set_up = 1;
__attribute__((constructor)) static void before_main(void) { set_up = 6; }
void after_it(int n) /* infer alloc = n + set_up if n + set_up >= 0; free = n + set_up if n + set_up >= 0; peak = n + set_up if n + set_up >= 0 */
{
	/* measure n=0,3 set_up=6,6 : after_it(${n}); */
	free(malloc(n + set_up));
}
