// This file builds the C parser's configuration: the target's types from the
// compiler's predefined macros, and a prelude for what gcc knows without a
// declaration.

package cfront

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"modernc.org/cc/v4"
)

// config is all the parser needs besides the text.
type config struct {
	cc         cc.Config
	predefined string
	prelude    string
	macros     map[string]string // the predefined object-like macros
	arch       string
}

// maxExpansion bounds the work of macro expansion, in tokens: a short text can
// expand exponentially.
const maxExpansion = 20_000_000

// newConfig derives the configuration from the text's own predefined macros,
// the compiler's, or the default, in this order.
func newConfig(ctx context.Context, lc LoadConfig, p *prepared) (*config, error) {
	pre := p.predefined
	if len(pre) == 0 && len(lc.CC) > 0 {
		var err error
		if pre, err = compilerMacros(ctx, lc.CC, lc.Std); err != nil {
			return nil, err
		}
	}
	if len(pre) == 0 {
		pre = []byte(defaultPredefined(lc.Std))
	}
	c := &config{macros: map[string]string{}}
	for _, l := range strings.Split(string(pre), "\n") {
		if l, ok := strings.CutPrefix(l, "#define "); ok {
			name, val, _ := strings.Cut(l, " ")
			c.macros[name] = val
		}
	}
	c.predefined = string(pre) + "\n"
	if lc.Expanded {
		c.predefined = c.typeMacros()
	}
	abi, err := c.abi()
	if err != nil {
		return nil, err
	}
	c.cc = cc.Config{
		ABI:                        abi,
		UnsignedEnums:              true,
		IgnoreNegativeShiftAmounts: true,
		IgnoreStaticAssert:         true,
		FSOnly:                     true,
		ExpansionLimit:             max(maxExpansion, 20*len(lc.Text)),
	}
	c.prelude = c.makePrelude(lc.Expanded) + p.charConstants()
	return c, nil
}

// typeMacros are the definitions the prelude needs; text that is expanded must
// not meet any other macro.
func (c *config) typeMacros() string {
	var b strings.Builder
	for _, n := range []string{"__SIZE_TYPE__", "__PTRDIFF_TYPE__", "__WCHAR_TYPE__", "__UINT16_TYPE__", "__UINT32_TYPE__", "__UINT64_TYPE__"} {
		if v, ok := c.macros[n]; ok {
			fmt.Fprintf(&b, "#define %s %s\n", n, v)
		}
	}
	return b.String()
}

// abi is the data model the macros describe.
func (c *config) abi() (*cc.ABI, error) {
	has := func(n string) bool { _, ok := c.macros[n]; return ok }
	little := c.macros["__BYTE_ORDER__"] != "__ORDER_BIG_ENDIAN__"
	arch := ""
	switch {
	case has("__x86_64__") && !has("__ILP32__"):
		arch = "amd64"
	case has("__i386__"):
		arch = "386"
	case has("__aarch64__") && little && !has("__ILP32__"):
		arch = "arm64"
	case has("__arm__") && little:
		arch = "arm"
	case has("__riscv") && c.macros["__riscv_xlen"] == "64":
		arch = "riscv64"
	case has("__powerpc64__") && little:
		arch = "ppc64le"
	case has("__s390x__"):
		arch = "s390x"
	case has("__loongarch64"):
		arch = "loong64"
	}
	if arch == "" || has("_WIN32") || has("__APPLE__") {
		return nil, &UnsupportedError{Msg: "a target architecture whose data model is not known"}
	}
	c.arch = arch
	abi, err := cc.NewABI("linux", arch)
	if err != nil {
		return nil, &UnsupportedError{Msg: err.Error()}
	}
	abi.SignedChar = !has("__CHAR_UNSIGNED__")
	for n, k := range map[string][]cc.Kind{
		"__SIZEOF_SHORT__":       {cc.Short, cc.UShort},
		"__SIZEOF_INT__":         {cc.Int, cc.UInt},
		"__SIZEOF_LONG__":        {cc.Long, cc.ULong},
		"__SIZEOF_LONG_LONG__":   {cc.LongLong, cc.ULongLong},
		"__SIZEOF_POINTER__":     {cc.Ptr},
		"__SIZEOF_FLOAT__":       {cc.Float},
		"__SIZEOF_DOUBLE__":      {cc.Double},
		"__SIZEOF_LONG_DOUBLE__": {cc.LongDouble},
	} {
		v, err := strconv.ParseInt(c.macros[n], 10, 16)
		if err != nil || v <= 0 {
			continue
		}
		for _, k := range k {
			t := abi.Types[k]
			if t.Size != v {
				if k != cc.LongDouble {
					return nil, &UnsupportedError{Msg: fmt.Sprintf("a target where %s is %d", n, v)}
				}
				t.Size = v
				t.Align, t.FieldAlign = min(t.Align, int(v)), min(t.FieldAlign, int(v))
				abi.Types[k] = t
				abi.Types[cc.ComplexLongDouble] = cc.AbiType{Size: 2 * v, Align: t.Align, FieldAlign: t.FieldAlign}
			}
		}
	}
	if _, ok := abi.Types[cc.Float16]; !ok {
		abi.Types[cc.Float16] = cc.AbiType{Size: 2, Align: 2, FieldAlign: 2}
		abi.Types[cc.BFloat16] = cc.AbiType{Size: 2, Align: 2, FieldAlign: 2}
		abi.Types[cc.ComplexFloat16] = cc.AbiType{Size: 4, Align: 2, FieldAlign: 2}
	}
	return abi, nil
}

// compilerMacros asks the compiler for its predefined macros, once for each
// compiler and flags: the answer is kept in $MUX_CACHE_DIR.
func compilerMacros(ctx context.Context, argv []string, std string) ([]byte, error) {
	args := append([]string{}, argv[1:]...)
	if std != "" {
		args = append(args, "-std="+std)
	}
	args = append(args, "-dM", "-E", "-x", "c", "-")
	path, err := exec.LookPath(argv[0])
	if err != nil {
		return nil, fmt.Errorf("asking %s for its macros: %w", argv[0], err)
	}
	key := cacheKey(path, args)
	if b, ok := readCache(key); ok {
		return b, nil
	}
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.Stdin = strings.NewReader("")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("asking %s for its macros: %w", argv[0], err)
	}
	writeCache(key, out)
	return out, nil
}

// cacheKey names an answer of a compiler: its file, that file's size and date,
// and the arguments.
func cacheKey(path string, args []string) string {
	h := sha256.New()
	fmt.Fprintf(h, "macros 1\n%s\n", path)
	if fi, err := os.Stat(path); err == nil {
		fmt.Fprintf(h, "%d %d\n", fi.Size(), fi.ModTime().UnixNano())
	}
	for _, a := range args {
		fmt.Fprintf(h, "%q\n", a)
	}
	return "cc-" + hex.EncodeToString(h.Sum(nil)[:16])
}

// readCache and writeCache keep small answers under $MUX_CACHE_DIR; losing them
// costs time and nothing else, so errors are no errors.
func readCache(key string) ([]byte, bool) {
	dir := os.Getenv("MUX_CACHE_DIR")
	if dir == "" {
		return nil, false
	}
	b, err := os.ReadFile(filepath.Join(dir, key))
	return b, err == nil && bytes.Contains(b, []byte("\n"))
}

func writeCache(key string, b []byte) {
	dir := os.Getenv("MUX_CACHE_DIR")
	if dir == "" || os.MkdirAll(dir, 0o777) != nil {
		return
	}
	f, err := os.CreateTemp(dir, key+".*")
	if err != nil {
		return
	}
	_, err = f.Write(b)
	if err2 := f.Close(); err != nil || err2 != nil || os.Rename(f.Name(), filepath.Join(dir, key)) != nil {
		os.Remove(f.Name())
	}
}

// defaultPredefined describes x86-64 Linux as gcc 12 does, as far as types and
// the prelude go.
func defaultPredefined(std string) string {
	var b strings.Builder
	b.WriteString(`#define __STDC__ 1
#define __STDC_HOSTED__ 1
#define __GNUC__ 12
#define __GNUC_MINOR__ 2
#define __GNUC_PATCHLEVEL__ 0
#define __x86_64__ 1
#define __x86_64 1
#define __amd64__ 1
#define __amd64 1
#define __LP64__ 1
#define _LP64 1
#define __linux__ 1
#define __linux 1
#define __gnu_linux__ 1
#define __unix__ 1
#define __unix 1
#define __ELF__ 1
#define __CHAR_BIT__ 8
#define __SIZEOF_SHORT__ 2
#define __SIZEOF_INT__ 4
#define __SIZEOF_LONG__ 8
#define __SIZEOF_LONG_LONG__ 8
#define __SIZEOF_POINTER__ 8
#define __SIZEOF_FLOAT__ 4
#define __SIZEOF_DOUBLE__ 8
#define __SIZEOF_LONG_DOUBLE__ 16
#define __SIZEOF_SIZE_T__ 8
#define __SIZEOF_PTRDIFF_T__ 8
#define __SIZEOF_WCHAR_T__ 4
#define __SIZEOF_INT128__ 16
#define __SCHAR_MAX__ 0x7f
#define __SHRT_MAX__ 0x7fff
#define __INT_MAX__ 0x7fffffff
#define __LONG_MAX__ 0x7fffffffffffffffL
#define __LONG_LONG_MAX__ 0x7fffffffffffffffLL
#define __SIZE_MAX__ 0xffffffffffffffffUL
#define __PTRDIFF_MAX__ 0x7fffffffffffffffL
#define __SIZE_TYPE__ long unsigned int
#define __PTRDIFF_TYPE__ long int
#define __WCHAR_TYPE__ int
#define __WINT_TYPE__ unsigned int
#define __INTMAX_TYPE__ long int
#define __UINTMAX_TYPE__ long unsigned int
#define __CHAR16_TYPE__ short unsigned int
#define __CHAR32_TYPE__ unsigned int
#define __INT8_TYPE__ signed char
#define __INT16_TYPE__ short int
#define __INT32_TYPE__ int
#define __INT64_TYPE__ long int
#define __UINT8_TYPE__ unsigned char
#define __UINT16_TYPE__ short unsigned int
#define __UINT32_TYPE__ unsigned int
#define __UINT64_TYPE__ long unsigned int
#define __INTPTR_TYPE__ long int
#define __UINTPTR_TYPE__ long unsigned int
#define __ORDER_LITTLE_ENDIAN__ 1234
#define __ORDER_BIG_ENDIAN__ 4321
#define __BYTE_ORDER__ __ORDER_LITTLE_ENDIAN__
`)
	v := map[string]string{
		"99": "199901L", "9x": "199901L", "11": "201112L", "1x": "201112L", "17": "201710L", "18": "201710L",
		"": "201710L", "2x": "202000L", "23": "202311L",
	}[strings.TrimPrefix(strings.TrimPrefix(std, "gnu"), "c")]
	if v != "" {
		fmt.Fprintf(&b, "#define __STDC_VERSION__ %s\n", v)
	}
	if strings.HasPrefix(std, "c") || strings.HasPrefix(std, "iso") {
		b.WriteString("#define __STRICT_ANSI__ 1\n")
	}
	return b.String()
}

// makePrelude is the C text before the user's: the parser's own builtins with
// ours in place of what is wrong for gcc.
func (c *config) makePrelude(expanded bool) string {
	var b strings.Builder
	// The guard in the parser's text leaves the type to us: its size and its
	// being an array matter.
	b.WriteString("#define __builtin_va_list __builtin_va_list\n")
	switch c.arch {
	case "amd64":
		b.WriteString("typedef struct { unsigned gp_offset, fp_offset; void *overflow_arg_area, *reg_save_area; } __builtin_va_list[1];\n")
	case "arm64":
		b.WriteString("typedef struct { void *__stack, *__gr_top, *__vr_top; int __gr_offs, __vr_offs; } __builtin_va_list;\n")
	case "s390x":
		b.WriteString("typedef struct { long __gpr, __fpr; void *__overflow_arg_area, *__reg_save_area; } __builtin_va_list[1];\n")
	default:
		b.WriteString("typedef void *__builtin_va_list;\n")
	}
	b.WriteString(cc.Builtin)
	b.WriteString(gnuPrelude)
	version, _ := strconv.ParseInt(strings.TrimSuffix(c.macros["__STDC_VERSION__"], "L"), 10, 64)
	_, strict := c.macros["__STRICT_ANSI__"]
	// Keywords of the parser that are identifiers in the chosen dialect.
	if strict {
		b.WriteString("#define asm __mux_id_asm\n#define typeof __mux_id_typeof\n")
		if version < 199901 {
			b.WriteString("#define inline __mux_id_inline\n")
		}
	}
	if version < 199901 {
		b.WriteString("#define restrict __mux_id_restrict\n")
	}
	if version > 201710 {
		b.WriteString("#define bool _Bool\n#define static_assert(x, ...) _Static_assert(x, \"\")\n#define thread_local _Thread_local\n" +
			"#define alignas _Alignas\n#define alignof _Alignof\n#define typeof_unqual __typeof__\n" +
			"#define true 1\n#define false 0\n#define nullptr ((void*)0)\n#define constexpr static const\n")
	}
	b.WriteString("#define _Static_assert(x, ...) _Static_assert(x, \"\")\n")
	if expanded {
		b.WriteString("#undef __FUNCTION__\n#define __FUNCTION__ __func__\n")
	}
	return b.String()
}

// gnuPrelude corrects and completes the parser's own builtins.
const gnuPrelude = `
#undef __builtin_va_copy
void __builtin_va_copy();
void __builtin_va_start();
void __builtin_va_end();
int __builtin_va_arg_pack();
int __builtin_va_arg_pack_len();
void *__builtin_va_arg_impl();
#undef __builtin_va_arg
#define __builtin_va_arg(va, type) (*(type*)__builtin_va_arg_impl(va, sizeof(type)))
void *__builtin_memmove(void *, const void *, __SIZE_TYPE__);
void *__builtin_mempcpy(void *, const void *, __SIZE_TYPE__);
char *__builtin_stpcpy(char *, const char *);
char *__builtin_strdup(const char *);
char *__builtin_strndup(const char *, __SIZE_TYPE__);
void *__builtin_aligned_alloc(__SIZE_TYPE__, __SIZE_TYPE__);
void *__builtin_alloca_with_align(__SIZE_TYPE__, __SIZE_TYPE__);
void *__builtin_return_address(unsigned);
void *__builtin_frame_address(unsigned);
void *__builtin_extract_return_addr(void *);
void *__builtin_assume_aligned(const void *, __SIZE_TYPE__, ...);
void *__builtin_apply_args();
void *__builtin_thread_pointer();
long __builtin_expect_with_probability(long, long, double);
__SIZE_TYPE__ __builtin_dynamic_object_size(const void *, int);
void __builtin_trap(void);
_Bool __mux__Bool;
int __builtin_clzll(unsigned long long);
int __builtin_ctzll(unsigned long long);
double __builtin_nans(const char *);
float __builtin_nansf(const char *);
double __builtin_trunc(double);
double __builtin_rint(double);
double __builtin_round(double);
double __builtin_fmin(double, double);
double __builtin_fmax(double, double);
double __builtin_exp2(double);
double __builtin_log2(double);
double __builtin_cbrt(double);
double __builtin_hypot(double, double);
double __builtin_fma(double, double, double);
float __builtin_fmaf(float, float, float);
float __builtin_copysignf(float, float);
long double __builtin_copysignl(long double, long double);
long __builtin_lrint(double);
long __builtin_lround(double);
long long __builtin_llrint(double);
`
