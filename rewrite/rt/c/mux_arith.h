/* This part is the saturating 64-bit arithmetic of executable interfaces, the
   same in every header that muxcc writes. *st collects why a value is not exact:
   1 it left the 64-bit range, 2 it is not defined for these arguments. */
#ifndef MUX_I_ARITH
#define MUX_I_ARITH 1

#if defined(__cplusplus) || (defined(__STDC_VERSION__) && __STDC_VERSION__ >= 199901L)
#define MUX_I_FN static inline
#elif defined(__GNUC__)
#define MUX_I_FN static __inline__ __attribute__((__unused__))
#elif defined(_MSC_VER)
#define MUX_I_FN static __inline
#else
#define MUX_I_FN static
#endif

#if defined(__UINTPTR_TYPE__)
typedef __UINTPTR_TYPE__ mux_i_uptr;
#elif defined(_WIN64)
typedef unsigned long long mux_i_uptr;
#else
typedef unsigned long mux_i_uptr;
#endif

#define MUX_I_MAX 9223372036854775807LL
#define MUX_I_MIN (-MUX_I_MAX - 1LL)

MUX_I_FN long long mux_i_sat(int *st, int neg) {
  *st |= 1;
  return neg ? MUX_I_MIN : MUX_I_MAX;
}

MUX_I_FN long long mux_i_und(int *st) {
  *st |= 2;
  return 0;
}

MUX_I_FN long long mux_i_u64(unsigned long long v, int *st) {
  return v > (unsigned long long)MUX_I_MAX ? mux_i_sat(st, 0) : (long long)v;
}

MUX_I_FN long long mux_i_add(long long a, long long b, int *st) {
  if (b > 0 ? a > MUX_I_MAX - b : a < MUX_I_MIN - b) return mux_i_sat(st, b < 0);
  return a + b;
}

MUX_I_FN long long mux_i_sub(long long a, long long b, int *st) {
  if (b > 0 ? a < MUX_I_MIN + b : a > MUX_I_MAX + b) return mux_i_sat(st, b > 0);
  return a - b;
}

MUX_I_FN long long mux_i_mul(long long a, long long b, int *st) {
  unsigned long long x, y, limit;
  int neg = (a < 0) != (b < 0);
  if (a == 0 || b == 0) return 0;
  x = a < 0 ? 0ULL - (unsigned long long)a : (unsigned long long)a;
  y = b < 0 ? 0ULL - (unsigned long long)b : (unsigned long long)b;
  limit = (unsigned long long)MUX_I_MAX + (neg ? 1ULL : 0ULL);
  if (x > limit / y) return mux_i_sat(st, neg);
  x *= y;
  if (neg) return x > (unsigned long long)MUX_I_MAX ? MUX_I_MIN : -(long long)x;
  return (long long)x;
}

MUX_I_FN long long mux_i_tdiv(long long a, long long b, int *st) {
  if (b == 0) return mux_i_und(st);
  if (b == -1) return mux_i_sub(0, a, st);
  return a / b;
}

MUX_I_FN long long mux_i_fdiv(long long a, long long b, int *st) {
  if (b == 0) return mux_i_und(st);
  if (b == -1) return mux_i_sub(0, a, st);
  return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

MUX_I_FN long long mux_i_mod(long long a, long long b, int *st) {
  long long r;
  if (b == 0) return mux_i_und(st);
  if (b == -1) return 0;
  r = a % b;
  return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

MUX_I_FN long long mux_i_pow2(long long e, int *st) {
  if (e < 0) return mux_i_und(st);
  return e > 62 ? mux_i_sat(st, 0) : 1LL << e;
}

MUX_I_FN long long mux_i_max(long long a, long long b) { return a > b ? a : b; }
MUX_I_FN long long mux_i_min(long long a, long long b) { return a < b ? a : b; }

MUX_I_FN long long mux_i_log2(long long x, int up, int *st) {
  int k = 0;
  if (x < 1) return mux_i_und(st);
  while (k < 62 && (x >> k) > 1) k++;
  return up && (1LL << k) < x ? k + 1 : k;
}

MUX_I_FN long long mux_i_ipow(long long x, long long y, int *st) {
  long long r = 1;
  if (y < 0) return mux_i_und(st);
  if (x == 0 || x == 1) return y == 0 ? 1 : x;
  if (x == -1) return y & 1 ? -1 : 1;
  while (y-- > 0 && !(*st & 1)) r = mux_i_mul(r, x, st);
  return r;
}

/* The integer of |size| bytes (signed when size < 0) at p + off. */
MUX_I_FN long long mux_i_ld(const void *p, long long off, int size, int *st) {
  union {
    unsigned char b[8];
    signed char s1;
    unsigned char u1;
    short s2;
    unsigned short u2;
    int s4;
    unsigned int u4;
    long long s8;
    unsigned long long u8;
  } v;
  int i, n = size < 0 ? -size : size;
  if (!p) return mux_i_und(st);
  v.u8 = 0;
  for (i = 0; i < n && i < 8; i++) v.b[i] = ((const unsigned char *)p + off)[i];
  switch (size) {
    case 1: return v.u1;
    case 2: return v.u2;
    case 4: return (long long)v.u4;
    case 8: return mux_i_u64(v.u8, st);
    case -1: return v.s1;
    case -2: return v.s2;
    case -4: return v.s4;
    default: return v.s8;
  }
}

MUX_I_FN const void *mux_i_ldp(const void *p, long long off, int *st) {
  union {
    unsigned char b[sizeof(void *)];
    const void *p;
  } v;
  unsigned i;
  v.p = 0;
  if (!p) {
    *st |= 2;
    return 0;
  }
  for (i = 0; i < sizeof(void *); i++) v.b[i] = ((const unsigned char *)p + off)[i];
  return v.p;
}

MUX_I_FN long long mux_i_len(const void *p, int *st) {
  const char *s = (const char *)p;
  long long n = 0;
  if (!s) return mux_i_und(st);
  while (s[n]) n++;
  return n;
}

/* The answers: an upper bound, which is everything when it is not exact, and a
   lower bound, which then is nothing. */
MUX_I_FN unsigned long long mux_i_upper(long long v, int st) {
  return st ? ~0ULL : v < 0 ? 0ULL : (unsigned long long)v;
}

MUX_I_FN unsigned long long mux_i_lower(long long v, int st) {
  return st || v < 0 ? 0ULL : (unsigned long long)v;
}

#endif
