/* Integer constant expressions: enumeration constants are ints whatever their
 * enumeration is, case labels have the type of the switch. */
#include <stdlib.h>
enum e { A, B = 5 };
enum e2 { Y = A - 1, Z = -B };
[alloc 4] void *f1(void) { return malloc(Y == -1 ? 4 : 8); }
[alloc 4] void *f2(void) { return malloc(Z < 0 ? 4 : 8); }
[alloc 4] void *f3(int k) { switch (k) { case A - 1: return malloc(4); default: return malloc(4); } }
[alloc k == -1 ? 3 : 7] void *f4(int k) { switch (k) { case A - 1: return malloc(3); default: return malloc(7); } }
static const int tab[] = { A - 1, [B] = 3, -1 };
[alloc 3] void *f5(void) { return malloc(tab[0] < 0 ? 3 : 8); }
[alloc 7] void *f6(void) { return malloc(sizeof tab / sizeof *tab); }
static int g = -B / 2;
[alloc 2] void *f7(void) { static const int h = -B / 2; return malloc(-h); }
[alloc 1] void *f8(void) { int x = -B / 2; return malloc(x == -2); }
[alloc 1] void *f9(void) { int x = ~A; return malloc(x < 0); }
[alloc 1] void *f10(void) { long x = ~A; return malloc(x < 0); }
[alloc 0] void *f11(void) { long x = ~0u; return malloc(x < 0); }
[alloc 1] void *f12(void) { enum { Q = sizeof(int) - 5 < 0 ? 2 : 1 }; return malloc(Q); }
[alloc 2] void *f13(void) { enum { Q = (char)-1 < 0 ? 2 : 1 }; return malloc(Q); }
[alloc 1] void *f14(void) { enum { Q = -1 < 0u ? 2 : 1 }; return malloc(Q); }
[alloc 8] void *f15(void) { int t[(unsigned char)258]; return malloc(sizeof t); }
[alloc 12] void *f16(void) { char t[-7 / 2 + 15]; return malloc(sizeof t); }
[alloc 14] void *f17(void) { char t[-7 % 4 + 17]; return malloc(sizeof t); }
[alloc 7] void *f18(void) { char t['\377' + 8]; return malloc(sizeof t); }
[alloc 4] void *f19(void) { char t[(-16 >> 2) + 8]; return malloc(sizeof t); }
[alloc 3] void *f20(void) { char t[1 ? 3 : 4u]; return malloc(sizeof t); }
[alloc 1] void *f21(void) { return malloc((1 ? -1 : 0u) > 0 ? 1 : 2); }
[alloc 5] void *f22(void) { char t[sizeof(char[3]) + (int)2.9]; return malloc(sizeof t); }
[alloc 1] void *f23(void) { char t[!!7]; return malloc(sizeof t); }
[alloc 4] void *f24(void) { return malloc(sizeof('a')); }
[alloc 8] void *f25(void) { return malloc(sizeof(1 ? 1 : 2L)); }
[alloc 4] void *f26(short s) { return malloc(sizeof(s + s) ); }
[alloc 4] void *f27(short s) { return malloc(sizeof(+s) ); }
[alloc 1] void *f28(char s) { return malloc(sizeof(s++) ); }
[alloc 4] void *f29(char s) { return malloc(sizeof(s << 1L) ); }
[alloc 8] void *f30(float s) { return malloc(sizeof(s * 1.0) ); }
[alloc 16] void *f31(void) { return malloc(sizeof(1.0L) ); }
[alloc 8] void *f32(char *s, char*t) { return malloc(sizeof(s - t) ); }
[alloc 4] void *f33(void) { return malloc(sizeof(u'a' + 0)); }
[alloc 9] void *f34(void) { return malloc(sizeof(struct { char a; int b; } ) + 1); }
[alloc 4] void *f36(void) { return malloc(sizeof(!1L)); }
[alloc 4] void *f37(long a) { return malloc(sizeof(a == a)); }
[alloc 8] void *f38(int a, long b) { return malloc(sizeof(a, b)); }
[alloc 10] void *f39(void) { return malloc(sizeof(char[10])); }
[alloc 4294967295 % 7] void *f40(void) { return malloc(4294967295 % 7); }
[alloc 0x10 + 010 + 0b11] void *f41(void) { return malloc(0x10 + 010 + 0b11); }
[alloc 8] void *f42(void) { return malloc(sizeof(2147483648)); }
[alloc 4] void *f43(void) { return malloc(sizeof(0x80000000)); }
[alloc 1] void *f44(void) { return malloc(0x80000000 > 0 && -2147483647 - 1 < 0); }
[alloc 8] void *f45(void) { return malloc(sizeof(1ull << 3)); }
[alloc 4] void *g1(unsigned u) { switch (u | 0xffffffff) { case -1: return malloc(4); default: return malloc(8); } }
[alloc 4] void *g2(unsigned char u) { u = 255; switch (u) { case (unsigned char)-1: return malloc(4); default: return malloc(8); } }
[alloc 8] void *g3(unsigned char u) { u = 255; switch (u) { case -1: return malloc(4); default: return malloc(8); } }
static long h4 = -5u; static const long h5 = -5u; static const unsigned char s6[] = "\377\1"; static const char s7[] = "\377\1"; static const unsigned short h8[] = { -1, 2 };
[alloc 1] void *g5(void) { return malloc(h5 > 0); }
[alloc 255] void *g6(void) { return malloc(s6[0]); }
[alloc 1] void *g7(void) { return malloc(s7[0] < 0); }
[alloc 65535] void *g8(void) { return malloc(h8[0]); }
[alloc 255] void *g9(void) { return malloc(((unsigned char *)"\377")[0]); }
[alloc 255] void *g10(void) { const unsigned char *p = (const unsigned char *)s7; return malloc(*p); }
[alloc 511 ] void *g11(void) { const unsigned short *p = (const unsigned short *)s7; return malloc(*p); }
enum seq { Q0 = -A - 2, Q1, Q2, Q3 };
[alloc 1] void *g12(void) { return malloc(Q3 == 1 ? 1 : 2); }
static const struct { int a; unsigned char b[3]; } cs = { -1, { 1, 2 } };
[alloc 2] void *g13(void) { return malloc(cs.a < 0 ? cs.b[1] + cs.b[2] : 9); }

int main(void)
{
	free(f1()), free(f2()), free(f3(1)), free(f4(1)), free(f5()), free(f6()), free(f7()), free(f8());
	free(f9()), free(f10()), free(f11()), free(f12()), free(f13()), free(f14()), free(f15()), free(f16());
	free(f17()), free(f18()), free(f19()), free(f20()), free(f21()), free(f22()), free(f23()), free(f24());
	free(f25()), free(f26(1)), free(f27(1)), free(f28(1)), free(f29(1)), free(f30(1)), free(f31()), free(f32(0, 0));
	free(f33()), free(f34()), free(f36()), free(f37(1)), free(f38(1, 1)), free(f39()), free(f40()), free(f41());
	free(f42()), free(f43()), free(f44()), free(f45()), free(g1(1)), free(g2(1)), free(g3(1)), free(g5());
	free(g6()), free(g7()), free(g8()), free(g9()), free(g10()), free(g11()), free(g12()), free(g13());
	free(f4(-1));
	return g + (h4 > 0) + 1;
}
