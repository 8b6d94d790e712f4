// This file models <fenv.h>; README.md has the conventions.

typedef unsigned short int fexcept_t;
typedef struct {
	unsigned int mux_words[8];
} fenv_t;
typedef struct {
	unsigned short int __control_word;
	unsigned short int __glibc_reserved;
	unsigned int __mxcsr;
} femode_t;

int feclearexcept(int excepts);
int fegetexceptflag(fexcept_t *flagp, int excepts);
int feraiseexcept(int excepts);
int fesetexcept(int excepts);
int fesetexceptflag(const fexcept_t *flagp, int excepts);
int fetestexcept(int excepts);
int fetestexceptflag(const fexcept_t *flagp, int excepts);
int fegetround(void) __attribute__((pure));
int fesetround(int rounding_direction);
int fegetenv(fenv_t *envp);
int feholdexcept(fenv_t *envp);
int fesetenv(const fenv_t *envp);
int feupdateenv(const fenv_t *envp);
int fegetmode(femode_t *modep);
int fesetmode(const femode_t *modep);
int feenableexcept(int excepts);
int fedisableexcept(int excepts);
int fegetexcept(void);
