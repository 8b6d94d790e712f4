// This file builds and runs the meter over a unit of programs.

package gen

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed testdata/meter.c
var meterC []byte

//go:embed testdata/meter.h
var meterH []byte

// Measured is what one call did. Its numbers are only meant if Ok.
type Measured struct {
	Alloc, Free, Net, Peak int64
	// Why says how the call ended: '-' normally, 'U' in undefined behaviour,
	// 'B' in a broken block or a bad access, 'T' too slow, 'L' too many calls
	// of the allocator.
	Why     byte
	Wrapped bool // unsigned arithmetic or a conversion changed a value
	Failed  bool // an allocation failed
	Zero    bool // a block was resized to 0 bytes
}

// Ok reports whether the contract of clauses speaks of the call.
func (x Measured) Ok() bool { return x.Why == '-' && !x.Failed && !x.Zero }

// MeterSource is the measuring program of a unit: points[i] are called on
// program i.
func MeterSource(ps []*Program) string {
	var b, table, names strings.Builder
	b.WriteString("#define _GNU_SOURCE\n#include \"meter.h\"\n")
	n := 0
	for i, p := range ps {
		fmt.Fprintf(&b, "\n%s", p.text(Prefix(i), true))
		for k, pt := range p.Points {
			fmt.Fprintf(&b, "static void %spoint%d(void)\n{\n%s\tmu_begin();\n\t%sf(%s);\n\tmu_end();\n}\n", Prefix(i), k,
				strings.ReplaceAll(pt.Setup, "@", Prefix(i)), Prefix(i), strings.ReplaceAll(pt.Args, "@", Prefix(i)))
			fmt.Fprintf(&table, "\t%spoint%d,\n", Prefix(i), k)
			fmt.Fprintf(&names, "\t\"%d %d\",\n", i, k)
			n++
		}
	}
	fmt.Fprintf(&b, "void (*const mu_points[])(void) = {\n%s};\nconst char *const mu_names[] = {\n%s};\nconst int mu_count = %d;\n", &table, &names, n)
	return b.String()
}

// Measure calls every program at all its points, with files in dir.
func Measure(ctx context.Context, dir string, ps []*Program) ([][]Measured, error) {
	res := make([][]Measured, len(ps))
	for i, p := range ps {
		res[i] = make([]Measured, len(p.Points))
	}
	// A program that uses undefined behaviour is stopped where it does; gcc
	// defines shifts of negative numbers.
	err := meter(ctx, dir, MeterSource(ps), []string{"-fsanitize=undefined", "-fno-sanitize=shift-base,alignment,null,object-size,pointer-overflow,nonnull-attribute,returns-nonnull-attribute,vptr",
		"-fsanitize-undefined-trap-on-error"}, func(i, k int, x Measured) { res[i][k] = x })
	return res, err
}

// MeasureCalls measures calls in a C source of its own: each call is a list of
// statements, the last of which is measured.
func MeasureCalls(ctx context.Context, dir, source string, calls []string) ([]Measured, error) {
	return MeasureUnits(ctx, dir, source, nil, calls)
}

// MeasureUnits is MeasureCalls for a source that is linked with other units,
// texts by file name; headers are in dir.
func MeasureUnits(ctx context.Context, dir, source string, units map[string]string, calls []string) ([]Measured, error) {
	var more []string
	for _, name := range slices.Sorted(maps.Keys(units)) {
		file := "metered-" + name
		text := fmt.Sprintf("#define _GNU_SOURCE\n#include \"meter.h\"\n#line 1 %q\n%s\n", name, units[name])
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o666); err != nil {
			return nil, err
		}
		more = append(more, file)
	}
	var b, table, names strings.Builder
	fmt.Fprintf(&b, "#define _GNU_SOURCE\n#include \"meter.h\"\n#line 1 \"source.c\"\n%s\n", source)
	for i, c := range calls {
		c = strings.TrimSuffix(strings.TrimSpace(c), ";")
		k := strings.LastIndex(c, ";") + 1
		fmt.Fprintf(&b, "static void mu_call%d(void)\n{\n\t%s\n\tmu_begin();\n\t%s;\n\tmu_end();\n}\n", i, c[:k], c[k:])
		fmt.Fprintf(&table, "\tmu_call%d,\n", i)
		fmt.Fprintf(&names, "\t\"0 %d\",\n", i)
	}
	fmt.Fprintf(&b, "void (*const mu_points[])(void) = {\n%s\t0 };\nconst char *const mu_names[] = {\n%s\t0 };\nconst int mu_count = %d;\n", &table, &names, len(calls))
	res := make([]Measured, len(calls))
	err := meter(ctx, dir, b.String(), more, func(_, k int, x Measured) { res[k] = x })
	return res, err
}

// meter builds and runs a measuring program and hands over each result.
func meter(ctx context.Context, dir, source string, flags []string, each func(i, k int, x Measured)) error {
	for name, text := range map[string][]byte{"meter.c": meterC, "meter.h": meterH, "unit.c": []byte(source)} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
			return err
		}
	}
	cc := os.Getenv("MUXCC_CC")
	if cc == "" {
		cc = "gcc"
	}
	args := append([]string{"-w", "-O0", "-fno-builtin", "-o", "unit", "unit.c", "meter.c"}, flags...)
	cmd := exec.CommandContext(ctx, cc, append(args, "-lm")...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	run := exec.CommandContext(ctx, filepath.Join(dir, "unit"))
	var stderr bytes.Buffer
	run.Stderr = &stderr
	out, err := run.Output()
	if err != nil {
		return fmt.Errorf("the measuring program: %w\n%s", err, &stderr)
	}
	for sc := bufio.NewScanner(bytes.NewReader(out)); sc.Scan(); {
		var i, k int
		var x Measured
		var flags string
		if _, err := fmt.Sscan(sc.Text(), &i, &k, &x.Alloc, &x.Free, &x.Net, &x.Peak, &flags); err != nil {
			return fmt.Errorf("measured %q: %w", sc.Text(), err)
		}
		x.Why = flags[0]
		x.Wrapped = strings.Contains(flags, "W")
		x.Failed = strings.Contains(flags, "X")
		x.Zero = strings.Contains(flags, "Z")
		each(i, k, x)
	}
	return nil
}
