// This file models gcc's built-in functions that are no library functions:
// __builtin_f of a modelled function f is f itself. In the type-generic ones a
// "void *" parameter stands for a pointer to the object of the call's own type,
// and "long long" for that type. README.md has the conventions.

typedef unsigned long size_t;

long __builtin_expect(long exp, long c) __attribute__((const));
long __builtin_expect_with_probability(long exp, long c, double probability) __attribute__((const));
void __builtin_unreachable(void) __attribute__((noreturn));
void __builtin_trap(void) __attribute__((noreturn));
void __builtin_prefetch(const void *addr, ...) __attribute__((const));
void __builtin_assume(int condition) __attribute__((const));
void *__builtin_assume_aligned(const void *p, size_t align, ...) __attribute__((const));
void *__builtin_frame_address(unsigned level);
void *__builtin_return_address(unsigned level);
void *__builtin_extract_return_addr(void *addr) __attribute__((const));
void *__builtin_thread_pointer(void);
void __builtin___clear_cache(void *begin, void *end) __attribute__((const));
void __builtin_ia32_pause(void) __attribute__((const));
void __builtin_cpu_init(void);
int __builtin_cpu_supports(const char *feature);
int __builtin_cpu_is(const char *name);

// Automatic storage: not counted, and gone when the caller returns.
void *__builtin_alloca(size_t size);
void *__builtin_alloca_with_align(size_t size, size_t align);
void *__builtin_stack_save(void);
void __builtin_stack_restore(void *p) __attribute__((const));

// The bounds that the compiler knows, all bits set when it knows none.
size_t __builtin_object_size(const void *p, int type) __attribute__((const));
size_t __builtin_dynamic_object_size(const void *p, int type) __attribute__((const));

unsigned short __builtin_bswap16(unsigned short x) __attribute__((const));
unsigned __builtin_bswap32(unsigned x) __attribute__((const));
unsigned long __builtin_bswap64(unsigned long x) __attribute__((const));
int __builtin_clz(unsigned x) {
  int n = 32;
  if (x == 0)
    __builtin_unreachable();
  while (x) {
    x >>= 1;
    n--;
  }
  return n;
}
int __builtin_clzl(unsigned long x) {
  int n = 64;
  if (x == 0)
    __builtin_unreachable();
  while (x) {
    x >>= 1;
    n--;
  }
  return n;
}
int __builtin_clzll(unsigned long long x) {
  int n = 64;
  if (x == 0)
    __builtin_unreachable();
  while (x) {
    x >>= 1;
    n--;
  }
  return n;
}
int __builtin_ctz(unsigned x) __attribute__((const));
int __builtin_ctzl(unsigned long x) __attribute__((const));
int __builtin_ctzll(unsigned long long x) __attribute__((const));
int __builtin_clrsb(int x) __attribute__((const));
int __builtin_clrsbl(long x) __attribute__((const));
int __builtin_clrsbll(long long x) __attribute__((const));
int __builtin_ffs(int x) __attribute__((const));
int __builtin_ffsl(long x) __attribute__((const));
int __builtin_ffsll(long long x) __attribute__((const));
int __builtin_popcount(unsigned x) __attribute__((const));
int __builtin_popcountl(unsigned long x) __attribute__((const));
int __builtin_popcountll(unsigned long long x) __attribute__((const));
int __builtin_parity(unsigned x) __attribute__((const));
int __builtin_parityl(unsigned long x) __attribute__((const));
int __builtin_parityll(unsigned long long x) __attribute__((const));

// Overflow of type-generic arithmetic; res gets the wrapped result.
int __builtin_add_overflow(long long a, long long b, void *res);
int __builtin_sub_overflow(long long a, long long b, void *res);
int __builtin_mul_overflow(long long a, long long b, void *res);
int __builtin_add_overflow_p(long long a, long long b, long long c) __attribute__((const));
int __builtin_sub_overflow_p(long long a, long long b, long long c) __attribute__((const));
int __builtin_mul_overflow_p(long long a, long long b, long long c) __attribute__((const));
int __builtin_sadd_overflow(int a, int b, int *res);
int __builtin_saddl_overflow(long a, long b, long *res);
int __builtin_saddll_overflow(long long a, long long b, long long *res);
int __builtin_uadd_overflow(unsigned a, unsigned b, unsigned *res);
int __builtin_uaddl_overflow(unsigned long a, unsigned long b, unsigned long *res);
int __builtin_uaddll_overflow(unsigned long long a, unsigned long long b, unsigned long long *res);
int __builtin_ssub_overflow(int a, int b, int *res);
int __builtin_ssubl_overflow(long a, long b, long *res);
int __builtin_ssubll_overflow(long long a, long long b, long long *res);
int __builtin_usub_overflow(unsigned a, unsigned b, unsigned *res);
int __builtin_usubl_overflow(unsigned long a, unsigned long b, unsigned long *res);
int __builtin_usubll_overflow(unsigned long long a, unsigned long long b, unsigned long long *res);
int __builtin_smul_overflow(int a, int b, int *res);
int __builtin_smull_overflow(long a, long b, long *res);
int __builtin_smulll_overflow(long long a, long long b, long long *res);
int __builtin_umul_overflow(unsigned a, unsigned b, unsigned *res);
int __builtin_umull_overflow(unsigned long a, unsigned long b, unsigned long *res);
int __builtin_umulll_overflow(unsigned long long a, unsigned long long b, unsigned long long *res);

double __builtin_nans(const char *tag) __attribute__((pure));
float __builtin_nansf(const char *tag) __attribute__((pure));
long double __builtin_nansl(const char *tag) __attribute__((pure));
int __builtin_fpclassify(int nan, int infinite, int normal, int subnormal, int zero, ...) __attribute__((const));
int __builtin_isfinite(double x) __attribute__((const));
int __builtin_isinf_sign(double x) __attribute__((const));
int __builtin_isnormal(double x) __attribute__((const));
int __builtin_isgreater(double x, double y) __attribute__((const));
int __builtin_isgreaterequal(double x, double y) __attribute__((const));
int __builtin_isless(double x, double y) __attribute__((const));
int __builtin_islessequal(double x, double y) __attribute__((const));
int __builtin_islessgreater(double x, double y) __attribute__((const));
int __builtin_isunordered(double x, double y) __attribute__((const));
int __builtin_signbit(double x) __attribute__((const));
int __builtin_signbitf(float x) __attribute__((const));
int __builtin_signbitl(long double x) __attribute__((const));

int __builtin_setjmp(void *buf) __attribute__((returns_twice));
void __builtin_longjmp(void *buf, int value) __attribute__((noreturn));

long long __atomic_load_n(const void *p, int order);
void __atomic_load(const void *p, void *ret, int order);
void __atomic_store_n(void *p, long long value, int order);
void __atomic_store(void *p, const void *value, int order);
long long __atomic_exchange_n(void *p, long long value, int order);
void __atomic_exchange(void *p, const void *value, void *ret, int order);
int __atomic_compare_exchange_n(void *p, void *expected, long long desired, int weak, int success, int failure);
int __atomic_compare_exchange(void *p, void *expected, const void *desired, int weak, int success, int failure);
long long __atomic_add_fetch(void *p, long long value, int order);
long long __atomic_sub_fetch(void *p, long long value, int order);
long long __atomic_and_fetch(void *p, long long value, int order);
long long __atomic_or_fetch(void *p, long long value, int order);
long long __atomic_xor_fetch(void *p, long long value, int order);
long long __atomic_nand_fetch(void *p, long long value, int order);
long long __atomic_fetch_add(void *p, long long value, int order);
long long __atomic_fetch_sub(void *p, long long value, int order);
long long __atomic_fetch_and(void *p, long long value, int order);
long long __atomic_fetch_or(void *p, long long value, int order);
long long __atomic_fetch_xor(void *p, long long value, int order);
long long __atomic_fetch_nand(void *p, long long value, int order);
int __atomic_test_and_set(void *p, int order);
void __atomic_clear(void *p, int order);
void __atomic_thread_fence(int order) __attribute__((const));
void __atomic_signal_fence(int order) __attribute__((const));
int __atomic_always_lock_free(size_t size, const void *p) __attribute__((const));
int __atomic_is_lock_free(size_t size, const void *p) __attribute__((const));

long long __sync_fetch_and_add(void *p, long long value, ...);
long long __sync_fetch_and_sub(void *p, long long value, ...);
long long __sync_fetch_and_or(void *p, long long value, ...);
long long __sync_fetch_and_and(void *p, long long value, ...);
long long __sync_fetch_and_xor(void *p, long long value, ...);
long long __sync_fetch_and_nand(void *p, long long value, ...);
long long __sync_add_and_fetch(void *p, long long value, ...);
long long __sync_sub_and_fetch(void *p, long long value, ...);
long long __sync_or_and_fetch(void *p, long long value, ...);
long long __sync_and_and_fetch(void *p, long long value, ...);
long long __sync_xor_and_fetch(void *p, long long value, ...);
long long __sync_nand_and_fetch(void *p, long long value, ...);
int __sync_bool_compare_and_swap(void *p, long long old, long long value, ...);
long long __sync_val_compare_and_swap(void *p, long long old, long long value, ...);
void __sync_synchronize(void) __attribute__((const));
long long __sync_lock_test_and_set(void *p, long long value, ...);
void __sync_lock_release(void *p, ...);
