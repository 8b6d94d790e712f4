// This file models <math.h>; README.md has the conventions.

typedef long int __intmax_t;
typedef unsigned long int __uintmax_t;

int __fpclassify(double value) __attribute__((const));
int __signbit(double value) __attribute__((const));
int __isinf(double value) __attribute__((const));
int __finite(double value) __attribute__((const));
int __isnan(double value) __attribute__((const));
int __iseqsig(double x, double y) __attribute__((const));
int __issignaling(double value) __attribute__((const));
double acos(double x) __attribute__((const));
double asin(double x) __attribute__((const));
double atan(double x) __attribute__((const));
double atan2(double y, double x) __attribute__((const));
double cos(double x) __attribute__((const));
double sin(double x) __attribute__((const));
double tan(double x) __attribute__((const));
double cosh(double x) __attribute__((const));
double sinh(double x) __attribute__((const));
double tanh(double x) __attribute__((const));
void sincos(double x, double *sinx, double *cosx);
double acosh(double x) __attribute__((const));
double asinh(double x) __attribute__((const));
double atanh(double x) __attribute__((const));
double exp(double x) __attribute__((const));
double frexp(double x, int *exponent);
double ldexp(double x, int exponent) __attribute__((const));
double log(double x) __attribute__((const));
double log10(double x) __attribute__((const));
double modf(double x, double *iptr);
double exp10(double x) __attribute__((const));
double expm1(double x) __attribute__((const));
double log1p(double x) __attribute__((const));
double logb(double x) __attribute__((const));
double exp2(double x) __attribute__((const));
double log2(double x) __attribute__((const));
double pow(double x, double y) __attribute__((const));
double sqrt(double x) __attribute__((const));
double hypot(double x, double y) __attribute__((const));
double cbrt(double x) __attribute__((const));
double ceil(double x) {
  long k = (long)x;
  return x > 0 && k < x ? k + 1 : k;
}
double fabs(double x) __attribute__((const));
double floor(double x) {
  long k = (long)x;
  return x < 0 && k > x ? k - 1 : k;
}
double fmod(double x, double y) __attribute__((const));
int isinf(double value) __attribute__((const));
int finite(double value) __attribute__((const));
double drem(double x, double y) __attribute__((const));
double significand(double x) __attribute__((const));
double copysign(double x, double y) __attribute__((const));
double nan(const char *tagb) __attribute__((pure));
int isnan(double value) __attribute__((const));
double j0(double) __attribute__((const));
double j1(double) __attribute__((const));
double jn(int, double) __attribute__((const));
double y0(double) __attribute__((const));
double y1(double) __attribute__((const));
double yn(int, double) __attribute__((const));
double erf(double) __attribute__((const));
double erfc(double) __attribute__((const));
double lgamma(double);
double tgamma(double) __attribute__((const));
double gamma(double);
double lgamma_r(double, int *signgamp);
double rint(double x) {
  long k = (long)x;
  k = x < 0 && k > x ? k - 1 : k;
  return x - k > 0.5 || x - k == 0.5 && k % 2 != 0 ? k + 1 : k;
}
double nextafter(double x, double y) __attribute__((const));
double nexttoward(double x, long double y) __attribute__((const));
double nextdown(double x) __attribute__((const));
double nextup(double x) __attribute__((const));
double remainder(double x, double y) __attribute__((const));
double scalbn(double x, int n) __attribute__((const));
int ilogb(double x) __attribute__((const));
long int llogb(double x) __attribute__((const));
double scalbln(double x, long int n) __attribute__((const));
double nearbyint(double x) {
  long k = (long)x;
  k = x < 0 && k > x ? k - 1 : k;
  return x - k > 0.5 || x - k == 0.5 && k % 2 != 0 ? k + 1 : k;
}
double round(double x) {
  long k = (long)x;
  return x - k >= 0.5 ? k + 1 : x - k <= -0.5 ? k - 1 : k;
}
double trunc(double x) {
  return (long)x;
}
double remquo(double x, double y, int *quo);
long int lrint(double x) {
  long k = (long)x;
  k = x < 0 && k > x ? k - 1 : k;
  return x - k > 0.5 || x - k == 0.5 && k % 2 != 0 ? k + 1 : k;
}
long long int llrint(double x) {
  long k = (long)x;
  k = x < 0 && k > x ? k - 1 : k;
  return x - k > 0.5 || x - k == 0.5 && k % 2 != 0 ? k + 1 : k;
}
long int lround(double x) {
  long k = (long)x;
  return x - k >= 0.5 ? k + 1 : x - k <= -0.5 ? k - 1 : k;
}
long long int llround(double x) {
  long k = (long)x;
  return x - k >= 0.5 ? k + 1 : x - k <= -0.5 ? k - 1 : k;
}
double fdim(double x, double y) __attribute__((const));
double fmax(double x, double y) __attribute__((const));
double fmin(double x, double y) __attribute__((const));
double fma(double x, double y, double z) __attribute__((const));
double roundeven(double x) __attribute__((const));
__intmax_t fromfp(double x, int round, unsigned int width) __attribute__((const));
__uintmax_t ufromfp(double x, int round, unsigned int width) __attribute__((const));
__intmax_t fromfpx(double x, int round, unsigned int width) __attribute__((const));
__uintmax_t ufromfpx(double x, int round, unsigned int width) __attribute__((const));
int canonicalize(double *cx, const double *x);
double fmaxmag(double x, double y) __attribute__((const));
double fminmag(double x, double y) __attribute__((const));
double fmaximum(double x, double y) __attribute__((const));
double fminimum(double x, double y) __attribute__((const));
double fmaximum_num(double x, double y) __attribute__((const));
double fminimum_num(double x, double y) __attribute__((const));
double fmaximum_mag(double x, double y) __attribute__((const));
double fminimum_mag(double x, double y) __attribute__((const));
double fmaximum_mag_num(double x, double y) __attribute__((const));
double fminimum_mag_num(double x, double y) __attribute__((const));
int totalorder(const double *x, const double *y);
int totalordermag(const double *x, const double *y);
double getpayload(const double *x);
int setpayload(double *x, double payload);
int setpayloadsig(double *x, double payload);
double scalb(double x, double n) __attribute__((const));
int __fpclassifyf(float value) __attribute__((const));
int __signbitf(float value) __attribute__((const));
int __isinff(float value) __attribute__((const));
int __finitef(float value) __attribute__((const));
int __isnanf(float value) __attribute__((const));
int __iseqsigf(float x, float y) __attribute__((const));
int __issignalingf(float value) __attribute__((const));
float acosf(float x) __attribute__((const));
float asinf(float x) __attribute__((const));
float atanf(float x) __attribute__((const));
float atan2f(float y, float x) __attribute__((const));
float cosf(float x) __attribute__((const));
float sinf(float x) __attribute__((const));
float tanf(float x) __attribute__((const));
float coshf(float x) __attribute__((const));
float sinhf(float x) __attribute__((const));
float tanhf(float x) __attribute__((const));
void sincosf(float x, float *sinx, float *cosx);
float acoshf(float x) __attribute__((const));
float asinhf(float x) __attribute__((const));
float atanhf(float x) __attribute__((const));
float expf(float x) __attribute__((const));
float frexpf(float x, int *exponent);
float ldexpf(float x, int exponent) __attribute__((const));
float logf(float x) __attribute__((const));
float log10f(float x) __attribute__((const));
float modff(float x, float *iptr);
float exp10f(float x) __attribute__((const));
float expm1f(float x) __attribute__((const));
float log1pf(float x) __attribute__((const));
float logbf(float x) __attribute__((const));
float exp2f(float x) __attribute__((const));
float log2f(float x) __attribute__((const));
float powf(float x, float y) __attribute__((const));
float sqrtf(float x) __attribute__((const));
float hypotf(float x, float y) __attribute__((const));
float cbrtf(float x) __attribute__((const));
float ceilf(float x) {
  long k = (long)x;
  return x > 0 && k < x ? k + 1 : k;
}
float fabsf(float x) __attribute__((const));
float floorf(float x) {
  long k = (long)x;
  return x < 0 && k > x ? k - 1 : k;
}
float fmodf(float x, float y) __attribute__((const));
int isinff(float value) __attribute__((const));
int finitef(float value) __attribute__((const));
float dremf(float x, float y) __attribute__((const));
float significandf(float x) __attribute__((const));
float copysignf(float x, float y) __attribute__((const));
float nanf(const char *tagb) __attribute__((pure));
int isnanf(float value) __attribute__((const));
float j0f(float) __attribute__((const));
float j1f(float) __attribute__((const));
float jnf(int, float) __attribute__((const));
float y0f(float) __attribute__((const));
float y1f(float) __attribute__((const));
float ynf(int, float) __attribute__((const));
float erff(float) __attribute__((const));
float erfcf(float) __attribute__((const));
float lgammaf(float);
float tgammaf(float) __attribute__((const));
float gammaf(float);
float lgammaf_r(float, int *signgamp);
float rintf(float x) {
  long k = (long)x;
  k = x < 0 && k > x ? k - 1 : k;
  return x - k > 0.5 || x - k == 0.5 && k % 2 != 0 ? k + 1 : k;
}
float nextafterf(float x, float y) __attribute__((const));
float nexttowardf(float x, long double y) __attribute__((const));
float nextdownf(float x) __attribute__((const));
float nextupf(float x) __attribute__((const));
float remainderf(float x, float y) __attribute__((const));
float scalbnf(float x, int n) __attribute__((const));
int ilogbf(float x) __attribute__((const));
long int llogbf(float x) __attribute__((const));
float scalblnf(float x, long int n) __attribute__((const));
float nearbyintf(float x) {
  long k = (long)x;
  k = x < 0 && k > x ? k - 1 : k;
  return x - k > 0.5 || x - k == 0.5 && k % 2 != 0 ? k + 1 : k;
}
float roundf(float x) {
  long k = (long)x;
  return x - k >= 0.5 ? k + 1 : x - k <= -0.5 ? k - 1 : k;
}
float truncf(float x) {
  return (long)x;
}
float remquof(float x, float y, int *quo);
long int lrintf(float x) {
  long k = (long)x;
  k = x < 0 && k > x ? k - 1 : k;
  return x - k > 0.5 || x - k == 0.5 && k % 2 != 0 ? k + 1 : k;
}
long long int llrintf(float x) {
  long k = (long)x;
  k = x < 0 && k > x ? k - 1 : k;
  return x - k > 0.5 || x - k == 0.5 && k % 2 != 0 ? k + 1 : k;
}
long int lroundf(float x) {
  long k = (long)x;
  return x - k >= 0.5 ? k + 1 : x - k <= -0.5 ? k - 1 : k;
}
long long int llroundf(float x) {
  long k = (long)x;
  return x - k >= 0.5 ? k + 1 : x - k <= -0.5 ? k - 1 : k;
}
float fdimf(float x, float y) __attribute__((const));
float fmaxf(float x, float y) __attribute__((const));
float fminf(float x, float y) __attribute__((const));
float fmaf(float x, float y, float z) __attribute__((const));
float roundevenf(float x) __attribute__((const));
__intmax_t fromfpf(float x, int round, unsigned int width) __attribute__((const));
__uintmax_t ufromfpf(float x, int round, unsigned int width) __attribute__((const));
__intmax_t fromfpxf(float x, int round, unsigned int width) __attribute__((const));
__uintmax_t ufromfpxf(float x, int round, unsigned int width) __attribute__((const));
int canonicalizef(float *cx, const float *x);
float fmaxmagf(float x, float y) __attribute__((const));
float fminmagf(float x, float y) __attribute__((const));
float fmaximumf(float x, float y) __attribute__((const));
float fminimumf(float x, float y) __attribute__((const));
float fmaximum_numf(float x, float y) __attribute__((const));
float fminimum_numf(float x, float y) __attribute__((const));
float fmaximum_magf(float x, float y) __attribute__((const));
float fminimum_magf(float x, float y) __attribute__((const));
float fmaximum_mag_numf(float x, float y) __attribute__((const));
float fminimum_mag_numf(float x, float y) __attribute__((const));
int totalorderf(const float *x, const float *y);
int totalordermagf(const float *x, const float *y);
float getpayloadf(const float *x);
int setpayloadf(float *x, float payload);
int setpayloadsigf(float *x, float payload);
float scalbf(float x, float n) __attribute__((const));
int __fpclassifyl(long double value) __attribute__((const));
int __signbitl(long double value) __attribute__((const));
int __isinfl(long double value) __attribute__((const));
int __finitel(long double value) __attribute__((const));
int __isnanl(long double value) __attribute__((const));
int __iseqsigl(long double x, long double y) __attribute__((const));
int __issignalingl(long double value) __attribute__((const));
long double acosl(long double x) __attribute__((const));
long double asinl(long double x) __attribute__((const));
long double atanl(long double x) __attribute__((const));
long double atan2l(long double y, long double x) __attribute__((const));
long double cosl(long double x) __attribute__((const));
long double sinl(long double x) __attribute__((const));
long double tanl(long double x) __attribute__((const));
long double coshl(long double x) __attribute__((const));
long double sinhl(long double x) __attribute__((const));
long double tanhl(long double x) __attribute__((const));
void sincosl(long double x, long double *sinx, long double *cosx);
long double acoshl(long double x) __attribute__((const));
long double asinhl(long double x) __attribute__((const));
long double atanhl(long double x) __attribute__((const));
long double expl(long double x) __attribute__((const));
long double frexpl(long double x, int *exponent);
long double ldexpl(long double x, int exponent) __attribute__((const));
long double logl(long double x) __attribute__((const));
long double log10l(long double x) __attribute__((const));
long double modfl(long double x, long double *iptr);
long double exp10l(long double x) __attribute__((const));
long double expm1l(long double x) __attribute__((const));
long double log1pl(long double x) __attribute__((const));
long double logbl(long double x) __attribute__((const));
long double exp2l(long double x) __attribute__((const));
long double log2l(long double x) __attribute__((const));
long double powl(long double x, long double y) __attribute__((const));
long double sqrtl(long double x) __attribute__((const));
long double hypotl(long double x, long double y) __attribute__((const));
long double cbrtl(long double x) __attribute__((const));
long double ceill(long double x) __attribute__((const));
long double fabsl(long double x) __attribute__((const));
long double floorl(long double x) __attribute__((const));
long double fmodl(long double x, long double y) __attribute__((const));
int isinfl(long double value) __attribute__((const));
int finitel(long double value) __attribute__((const));
long double dreml(long double x, long double y) __attribute__((const));
long double significandl(long double x) __attribute__((const));
long double copysignl(long double x, long double y) __attribute__((const));
long double nanl(const char *tagb) __attribute__((pure));
int isnanl(long double value) __attribute__((const));
long double j0l(long double) __attribute__((const));
long double j1l(long double) __attribute__((const));
long double jnl(int, long double) __attribute__((const));
long double y0l(long double) __attribute__((const));
long double y1l(long double) __attribute__((const));
long double ynl(int, long double) __attribute__((const));
long double erfl(long double) __attribute__((const));
long double erfcl(long double) __attribute__((const));
long double lgammal(long double);
long double tgammal(long double) __attribute__((const));
long double gammal(long double);
long double lgammal_r(long double, int *signgamp);
long double rintl(long double x) __attribute__((const));
long double nextafterl(long double x, long double y) __attribute__((const));
long double nexttowardl(long double x, long double y) __attribute__((const));
long double nextdownl(long double x) __attribute__((const));
long double nextupl(long double x) __attribute__((const));
long double remainderl(long double x, long double y) __attribute__((const));
long double scalbnl(long double x, int n) __attribute__((const));
int ilogbl(long double x) __attribute__((const));
long int llogbl(long double x) __attribute__((const));
long double scalblnl(long double x, long int n) __attribute__((const));
long double nearbyintl(long double x) __attribute__((const));
long double roundl(long double x) __attribute__((const));
long double truncl(long double x) __attribute__((const));
long double remquol(long double x, long double y, int *quo);
long int lrintl(long double x) __attribute__((const));
long long int llrintl(long double x) __attribute__((const));
long int lroundl(long double x) __attribute__((const));
long long int llroundl(long double x) __attribute__((const));
long double fdiml(long double x, long double y) __attribute__((const));
long double fmaxl(long double x, long double y) __attribute__((const));
long double fminl(long double x, long double y) __attribute__((const));
long double fmal(long double x, long double y, long double z) __attribute__((const));
long double roundevenl(long double x) __attribute__((const));
__intmax_t fromfpl(long double x, int round, unsigned int width) __attribute__((const));
__uintmax_t ufromfpl(long double x, int round, unsigned int width) __attribute__((const));
__intmax_t fromfpxl(long double x, int round, unsigned int width) __attribute__((const));
__uintmax_t ufromfpxl(long double x, int round, unsigned int width) __attribute__((const));
int canonicalizel(long double *cx, const long double *x);
long double fmaxmagl(long double x, long double y) __attribute__((const));
long double fminmagl(long double x, long double y) __attribute__((const));
long double fmaximuml(long double x, long double y) __attribute__((const));
long double fminimuml(long double x, long double y) __attribute__((const));
long double fmaximum_numl(long double x, long double y) __attribute__((const));
long double fminimum_numl(long double x, long double y) __attribute__((const));
long double fmaximum_magl(long double x, long double y) __attribute__((const));
long double fminimum_magl(long double x, long double y) __attribute__((const));
long double fmaximum_mag_numl(long double x, long double y) __attribute__((const));
long double fminimum_mag_numl(long double x, long double y) __attribute__((const));
int totalorderl(const long double *x, const long double *y);
int totalordermagl(const long double *x, const long double *y);
long double getpayloadl(const long double *x);
int setpayloadl(long double *x, long double payload);
int setpayloadsigl(long double *x, long double payload);
long double scalbl(long double x, long double n) __attribute__((const));
float fadd(double x, double y) __attribute__((const));
float fdiv(double x, double y) __attribute__((const));
float ffma(double x, double y, double z) __attribute__((const));
float fmul(double x, double y) __attribute__((const));
float fsqrt(double x) __attribute__((const));
float fsub(double x, double y) __attribute__((const));
float faddl(long double x, long double y) __attribute__((const));
float fdivl(long double x, long double y) __attribute__((const));
float ffmal(long double x, long double y, long double z) __attribute__((const));
float fmull(long double x, long double y) __attribute__((const));
float fsqrtl(long double x) __attribute__((const));
float fsubl(long double x, long double y) __attribute__((const));
double daddl(long double x, long double y) __attribute__((const));
double ddivl(long double x, long double y) __attribute__((const));
double dfmal(long double x, long double y, long double z) __attribute__((const));
double dmull(long double x, long double y) __attribute__((const));
double dsqrtl(long double x) __attribute__((const));
double dsubl(long double x, long double y) __attribute__((const));
int __iscanonicall(long double x) __attribute__((const));
