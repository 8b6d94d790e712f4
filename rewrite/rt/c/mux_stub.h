/* This file is what the stubs of -fmux-assert call, in GNU C of any standard.
   crewrite writes it into the rewritten unit on one line, before the first
   instrumented function: no preprocessor line may stand in it, and nothing in
   it may make a compiler warn.

   Formulas are computed in 64 bits. *st collects why a value cannot be used:
   1 it left the 64-bit range, 2 it is not defined (NULL read, division by zero,
   sum too long), 4 it is not known. */
__asm__(".pushsection .note.mux,\"\",%note\n\t.balign 4\n\t.long 4,4,1\n\t.asciz \"MUX\"\n\t.long 1\n\t.popsection");

__extension__ typedef long long __mux_i;
__extension__ typedef unsigned long long __mux_u;
typedef unsigned long __mux_p; /* as wide as a pointer */

struct __mux_site {
  const char *func, *names;
  int nargs, once;
  struct {
    const char *file;
    int line;
  } at[3];
};

extern void *__mux_enter(void *, struct __mux_site *, const __mux_i *, __mux_i, __mux_i, __mux_i)
    __asm__("mux_enter") __attribute__((__weak__));
extern void __mux_enter_rare(void *, __mux_i, __mux_i, __mux_i) __asm__("mux_enter_rare")
    __attribute__((__weak__));
extern void __mux_exit(void *) __asm__("mux_leave") __attribute__((__weak__));
extern void __mux_undefined(struct __mux_site *, const __mux_i *, int, int)
    __asm__("mux_undefined") __attribute__((__weak__));
extern long __mux_resource(const void *) __asm__("mux_resource_of") __attribute__((__weak__));

static __inline__ __attribute__((__unused__, __always_inline__)) void __mux_leave(void *p) {
  if (*(void *const *)p) __mux_exit(p);
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_sat(int *st, int neg) {
  *st |= 1;
  return neg ? -((__mux_i)(~(__mux_u)0>>1)) - 1 : ((__mux_i)(~(__mux_u)0>>1));
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_und(int *st) {
  *st |= 2;
  return 0;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_u64(__mux_u v, int *st) {
  return v > (__mux_u)((__mux_i)(~(__mux_u)0>>1)) ? __mux_sat(st, 0) : (__mux_i)v;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_add(__mux_i a, __mux_i b, int *st) {
  __mux_i r;
  return __builtin_add_overflow(a, b, &r) ? __mux_sat(st, b < 0) : r;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_sub(__mux_i a, __mux_i b, int *st) {
  __mux_i r;
  return __builtin_sub_overflow(a, b, &r) ? __mux_sat(st, b > 0) : r;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_mul(__mux_i a, __mux_i b, int *st) {
  __mux_i r;
  return __builtin_mul_overflow(a, b, &r) ? __mux_sat(st, (a < 0) != (b < 0)) : r;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_tdiv(__mux_i a, __mux_i b, int *st) {
  if (b == 0) return __mux_und(st);
  if (b == -1) return __mux_sub(0, a, st);
  return a / b;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_fdiv(__mux_i a, __mux_i b, int *st) {
  if (b == 0) return __mux_und(st);
  if (b == -1) return __mux_sub(0, a, st);
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_mod(__mux_i a, __mux_i b, int *st) {
  __mux_i r;
  if (b == 0) return __mux_und(st);
  if (b == -1) return 0;
  r = a % b;
  return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_pow2(__mux_i e, int *st) {
  if (e < 0) return __mux_und(st);
  return e > 62 ? __mux_sat(st, 0) : (__mux_i)1 << e;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_max(__mux_i a, __mux_i b) {
  return a > b ? a : b;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_min(__mux_i a, __mux_i b) {
  return a < b ? a : b;
}

static __inline__ __attribute__((__unused__)) __mux_i __mux_log2(__mux_i x, int up, int *st) {
  int k = 0;
  if (x < 1) return __mux_und(st);
  while (k < 62 && (x >> k) > 1) k++;
  return up && ((__mux_i)1 << k) < x ? k + 1 : k;
}

static __inline__ __attribute__((__unused__)) __mux_i __mux_ipow(__mux_i x, __mux_i y, int *st) {
  __mux_i r = 1;
  if (y < 0) return __mux_und(st);
  if (x == 0 || x == 1) return y == 0 ? 1 : x;
  if (x == -1) return y & 1 ? -1 : 1;
  while (y-- > 0 && !(*st & 1)) r = __mux_mul(r, x, st);
  return r;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_ld(const void *p, __mux_i off, int size, int *st) {
  typedef signed char __attribute__((__may_alias__)) s1;
  typedef short __attribute__((__may_alias__, __aligned__(1))) s2;
  typedef int __attribute__((__may_alias__, __aligned__(1))) s4;
  typedef __mux_i __attribute__((__may_alias__, __aligned__(1))) s8;
  if (!p) return __mux_und(st);
  p = (const char *)p + off;
  switch (size) {
    case 1: return (__mux_i)(unsigned char)*(const s1 *)p;
    case 2: return (__mux_i)(unsigned short)*(const s2 *)p;
    case 4: return (__mux_i)(unsigned int)*(const s4 *)p;
    case 8: return __mux_u64((__mux_u)*(const s8 *)p, st);
    case -1: return (__mux_i)*(const s1 *)p;
    case -2: return (__mux_i)*(const s2 *)p;
    case -4: return (__mux_i)*(const s4 *)p;
    default: return (__mux_i)*(const s8 *)p;
  }
}

static __inline__ __attribute__((__unused__, __always_inline__)) const void *__mux_ldp(const void *p, __mux_i off, int *st) {
  typedef const void *__attribute__((__may_alias__, __aligned__(1))) pp;
  if (!p) {
    *st |= 2;
    return 0;
  }
  return *(const pp *)(const void *)((const char *)p + off);
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_len(const void *p, int *st) {
  return p ? (__mux_i)__builtin_strlen((const char *)p) : __mux_und(st);
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_res(const void *p, int *st) {
  __mux_i n = p ? __mux_resource ? __mux_resource(p) : -1 : 0;
  if (n < 0) {
    *st |= 4;
    n = 0;
  }
  return n;
}

static __inline__ __attribute__((__unused__, __always_inline__)) __mux_i __mux_keep(__mux_i *slot, __mux_i v, const int *st) {
  if (!*st) *slot = v;
  return v;
}
