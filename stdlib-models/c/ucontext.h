// This file models <ucontext.h>; README.md has the conventions.

struct ucontext_t;
typedef struct ucontext_t ucontext_t;

int getcontext(ucontext_t *ucp) __attribute__((returns_twice));
int setcontext(const ucontext_t *ucp);
int swapcontext(ucontext_t *oucp, const ucontext_t *ucp);
void makecontext(ucontext_t *ucp, void (*func)(void), int argc, ...);
