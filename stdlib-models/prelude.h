// This file declares the primitives that model bodies use (README.md); it stands
// before the text of every model.
extern void *mux_any_value(unsigned long size);
#define mux_any(T) (*(T *)mux_any_value(sizeof(T)))
extern void *mux_env_value(unsigned long size);
#define mux_env(T) (*(T *)mux_env_value(sizeof(T)))
extern int mux_may_fail(void);
extern void mux_warn(const char *code);
extern void mux_release(void *p, unsigned long n);
extern void mux_write(void *p, unsigned long n);
extern void mux_copy(void *dst, const void *src, unsigned long n);
extern void mux_fill(void *p, int c, unsigned long n);
