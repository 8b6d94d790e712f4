// This file models <setjmp.h>; README.md has the conventions.

typedef long int __jmp_buf[8];
typedef struct {
	unsigned long int __val[1024 / (8 * (sizeof(unsigned long int)))];
} __sigset_t;
struct __jmp_buf_tag {
	__jmp_buf __jmpbuf;
	int __mask_was_saved;
	__sigset_t __saved_mask;
};
typedef struct __jmp_buf_tag jmp_buf[1];
typedef struct __jmp_buf_tag sigjmp_buf[1];

int setjmp(jmp_buf env) __attribute__((returns_twice));
int __sigsetjmp(struct __jmp_buf_tag env[1], int savemask) __attribute__((returns_twice));
int _setjmp(struct __jmp_buf_tag env[1]) __attribute__((returns_twice));
void longjmp(struct __jmp_buf_tag env[1], int val) __attribute__((noreturn));
void _longjmp(struct __jmp_buf_tag env[1], int val) __attribute__((noreturn));
void siglongjmp(sigjmp_buf env, int val) __attribute__((noreturn));
