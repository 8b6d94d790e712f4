// This file compiles the C runtime and says how it is linked.

package rt

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Variant is a way the runtime enters a program.
type Variant int

const (
	// Preload is a shared object for LD_PRELOAD.
	Preload Variant = iota
	// PreloadSanitizer is one for programs whose allocator is a sanitizer's.
	PreloadSanitizer
	// Dynamic is an object to link into a dynamically linked program: it
	// interposes the allocator for the program and all its libraries.
	Dynamic
	// Static is an object to link into a static program with --wrap.
	Static
	// Sanitizer is an object for programs built with -fsanitize=address and
	// the like, whose hooks count.
	Sanitizer
)

// String is the variant's name in file names and messages.
func (v Variant) String() string {
	switch v {
	case Preload:
		return "preload"
	case PreloadSanitizer:
		return "preload-sanitizer"
	case Dynamic:
		return "dynamic"
	case Static:
		return "static"
	case Sanitizer:
		return "sanitizer"
	}
	return "unknown"
}

// cflags compile the runtime: the fast paths depend on inlining, on the cheap
// thread-local model, and on nothing being merged into calls of what we define.
var cflags = []string{
	"-O2", "-std=gnu11", "-fPIC", "-fno-plt", "-fno-lto",
	"-fvisibility=hidden", "-fno-semantic-interposition", "-ftls-model=initial-exec",
	"-fno-builtin-malloc", "-fno-builtin-calloc", "-fno-builtin-realloc", "-fno-builtin-free",
	"-fno-builtin-strdup", "-fno-builtin-strndup", "-fno-tree-slp-vectorize",
	"-U_FORTIFY_SOURCE", "-fno-sanitize=all", "-fomit-frame-pointer", "-w",
}

// behind keeps all code of an object that is linked in in one section, which the
// linker puts behind the program's, and that on a cache line: the program's own
// loops stay as they were aligned, which is worth a tenth to some.
var behind = []string{"-c", "-fno-reorder-functions", "-fno-reorder-blocks-and-partition", "-falign-functions=64"}

func (v Variant) flags() []string {
	switch v {
	case Preload:
		return []string{"-shared"}
	case PreloadSanitizer:
		return []string{"-shared", "-DMUX_RT_SANITIZER"}
	case Static:
		// The unit's last function marks where the library's code begins.
		return append([]string{"-DMUX_RT_WRAP", "-fno-toplevel-reorder"}, behind...)
	case Sanitizer:
		return append([]string{"-DMUX_RT_SANITIZER"}, behind...)
	}
	return behind
}

// VariantFor returns the object that fits a link with these compiler options,
// and whether a runtime belongs into that link at all: a shared library or a
// relocatable object leaves it to the program that loads it.
func VariantFor(args []string) (v Variant, ok bool) {
	v = Dynamic
	static, sanitized := false, false
	for _, a := range args {
		switch {
		case a == "-shared", a == "-r", a == "-Wl,-r", a == "-nostdlib", a == "-nodefaultlibs":
			return v, false
		case a == "-static", a == "-static-pie", a == "--static":
			static = true
		case strings.HasPrefix(a, "-fsanitize="):
			for _, s := range strings.Split(strings.TrimPrefix(a, "-fsanitize="), ",") {
				if ownsAllocator(s) {
					sanitized = true
				}
			}
		case strings.HasPrefix(a, "-fno-sanitize="):
			for _, s := range strings.Split(strings.TrimPrefix(a, "-fno-sanitize="), ",") {
				if ownsAllocator(s) || s == "all" {
					sanitized = false
				}
			}
		}
	}
	switch {
	case sanitized:
		v = Sanitizer
	case static:
		v = Static
	}
	return v, true
}

func ownsAllocator(sanitizer string) bool {
	return slices.Contains([]string{"address", "leak", "thread", "memory", "hwaddress"}, sanitizer)
}

// wrapped lists the functions that a static link has to redirect.
var wrapped = strings.Fields(`
	malloc calloc realloc reallocarray free memalign aligned_alloc posix_memalign valloc pvalloc
	malloc_usable_size strdup __strdup strndup __strndup wcsdup
	vasprintf __vasprintf_chk asprintf __asprintf_chk getline getdelim __getdelim
	realpath __realpath_chk getcwd __getcwd_chk get_current_dir_name canonicalize_file_name
	fopen fopen64 fdopen tmpfile tmpfile64 fmemopen opendir fdopendir open_memstream`)

// LinkArgs returns what a link command needs, to be put after the program's own
// objects and libraries; object is what Build returned.
func LinkArgs(v Variant, object string) []string {
	args := []string{object}
	switch v {
	case Static:
		for _, f := range wrapped {
			args = append(args, "-Wl,--wrap="+f)
		}
	case Sanitizer:
		args = append(args, "-Wl,--export-dynamic-symbol=mux_*", "-ldl", "-lpthread", "-lgcc_s")
	case Dynamic:
		args = append(args, "-Wl,--export-dynamic-symbol=mux_*", "-ldl", "-lpthread")
	}
	return args
}

// Build compiles the variant with the compiler cc (argv; {"gcc"} when empty)
// and options that choose the machine (-m32, --sysroot=…), unless cacheDir has
// it already, and returns the file's path. The file's name depends on all that
// goes into it; it is renamed into place, so processes may race.
func Build(ctx context.Context, cc []string, cacheDir string, v Variant, machine ...string) (string, error) {
	if len(cc) == 0 {
		cc = []string{"gcc"}
	}
	argv := slices.Concat(cc, machine, cflags, v.flags())
	sum := sha256.New()
	fmt.Fprintf(sum, "%q\n", argv)
	if exe, err := exec.LookPath(cc[0]); err == nil {
		if fi, err := os.Stat(exe); err == nil {
			fmt.Fprintf(sum, "%s %d %d\n", exe, fi.Size(), fi.ModTime().UnixNano())
		}
	}
	entries, err := fs.ReadDir(C(), ".")
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		fmt.Fprintf(sum, "%s %q\n", e.Name(), Source(e.Name()))
	}
	ext := ".o"
	if v == Preload || v == PreloadSanitizer {
		ext = ".so"
	}
	name := "libmuxrt-" + v.String() + "-" + hex.EncodeToString(sum.Sum(nil)[:10]) + ext
	path := filepath.Join(cacheDir, name)
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(cacheDir, 0o777); err != nil {
		return "", err
	}
	work, err := os.MkdirTemp(cacheDir, ".build-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	if err := os.CopyFS(filepath.Join(work, "c"), C()); err != nil {
		return "", err
	}
	out := filepath.Join(work, name)
	argv = append(argv, "-o", out, filepath.Join(work, "c", "libmuxrt.c"))
	if ext == ".so" {
		argv = append(argv, "-ldl", "-lpthread")
	}
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	// What steers the user's compilations must not change the runtime's.
	cmd.Env = slices.DeleteFunc(os.Environ(), func(kv string) bool {
		return strings.HasPrefix(kv, "MUXCC_FLAGS=") || strings.HasPrefix(kv, "CPATH=") ||
			strings.HasPrefix(kv, "C_INCLUDE_PATH=") || strings.HasPrefix(kv, "DEPENDENCIES_OUTPUT=")
	})
	var msg bytes.Buffer
	cmd.Stdout, cmd.Stderr = &msg, &msg
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("building the %s runtime with %s: %w\n%s", v, cc[0], err, bytes.TrimSpace(msg.Bytes()))
	}
	if err := os.Rename(out, path); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	return path, nil
}
