// This file models <fenv.h>; README.md has the conventions.

typedef unsigned short int fexcept_t;
typedef struct 
{
	unsigned short int __control_word;
	unsigned short int __glibc_reserved1;
	unsigned short int __status_word;
	unsigned short int __glibc_reserved2;
	unsigned short int __tags;
	unsigned short int __glibc_reserved3;
	unsigned int __eip;
	unsigned short int __cs_selector;
	unsigned int __opcode : 11;
	unsigned int __glibc_reserved4 : 5;
	unsigned int __data_offset;
	unsigned short int __data_selector;
	unsigned short int __glibc_reserved5;
	unsigned int __mxcsr;
} fenv_t;
typedef struct 
{
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
