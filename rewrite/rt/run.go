// This file prepares running a program under the preloaded runtime, and tells
// instrumented objects and programs apart.

package rt

import (
	"bytes"
	"context"
	"debug/elf"
	"io"
	"os"
	"os/exec"
	"strings"
)

// Instrumented reports whether the object file or archive at path holds code
// with run-time stubs, so that its link needs the runtime.
func Instrumented(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	// The section's name stands in the clear in objects and in archives of
	// them; the stub's function name also in the symbol tables of LTO objects.
	return containsAny(f, []byte(NoteSection), []byte("mux_enter"))
}

func containsAny(r io.Reader, needles ...[]byte) (bool, error) {
	longest := 0
	for _, n := range needles {
		longest = max(longest, len(n))
	}
	buf := make([]byte, 1<<16)
	kept := 0
	for {
		n, err := r.Read(buf[kept:])
		have := buf[:kept+n]
		for _, needle := range needles {
			if bytes.Contains(have, needle) {
				return true, nil
			}
		}
		if err == io.EOF {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		kept = min(longest-1, len(have))
		copy(buf, have[len(have)-kept:])
	}
}

// Program says what `mux run` has to know of an executable.
type Program struct {
	Static    bool // no dynamic linker: nothing can be preloaded
	Sanitized bool // a sanitizer owns the allocator
	Carries   bool // the runtime is linked in
}

// Inspect reads the executable at path. A script, or a file that cannot be
// read, is a zero Program: what it starts is dynamic as far as one can tell.
func Inspect(path string) Program {
	f, err := elf.Open(path)
	if err != nil {
		return Program{}
	}
	defer f.Close()
	p := Program{Static: true}
	for _, ph := range f.Progs {
		if ph.Type == elf.PT_INTERP {
			p.Static = false
		}
	}
	libs, _ := f.ImportedLibraries()
	for _, l := range libs {
		for _, s := range []string{"libasan.", "liblsan.", "libtsan.", "libhwasan.", "libclang_rt."} {
			if strings.HasPrefix(l, s) {
				p.Sanitized = true
			}
		}
	}
	syms, _ := f.DynamicSymbols()
	more, _ := f.Symbols()
	for _, s := range append(syms, more...) {
		if s.Section == elf.SHN_UNDEF {
			continue
		}
		switch s.Name {
		case "__asan_init", "__lsan_init", "__tsan_init", "__hwasan_init", "__msan_init":
			p.Sanitized = true
		case "mux_enter":
			p.Carries = true
		}
	}
	return p
}

// Environ returns env changed so that the dynamic programs started with it load
// the shared object first.
func Environ(env []string, object string, sanitized bool) []string {
	out := append([]string(nil), env...)
	prepend(&out, "LD_PRELOAD", object, " ")
	if sanitized {
		// The sanitizer insists on being first; our object has no allocator.
		prepend(&out, "ASAN_OPTIONS", "verify_asan_link_order=0", ":")
	}
	return out
}

func prepend(env *[]string, name, value, sep string) {
	for i, kv := range *env {
		if old, ok := strings.CutPrefix(kv, name+"="); ok {
			if old != "" {
				value += sep + old
			}
			(*env)[i] = name + "=" + value
			return
		}
	}
	*env = append(*env, name+"="+value)
}

// Command is exec.CommandContext for a program under the runtime: it builds the
// object that the program needs into cacheDir and preloads it. A static program
// runs as it is. The caller sets MUX_ON_VIOLATION and MUX_SUMMARY in Env.
func Command(ctx context.Context, cc []string, cacheDir, name string, arg ...string) (*exec.Cmd, error) {
	cmd := exec.CommandContext(ctx, name, arg...)
	if cmd.Err != nil {
		return nil, cmd.Err
	}
	cmd.Env = os.Environ()
	p := Inspect(cmd.Path)
	if p.Static {
		return cmd, nil
	}
	v := Preload
	if p.Sanitized {
		v = PreloadSanitizer
	}
	object, err := Build(ctx, cc, cacheDir, v)
	if err != nil {
		return nil, err
	}
	cmd.Env = Environ(cmd.Env, object, p.Sanitized)
	return cmd, nil
}
