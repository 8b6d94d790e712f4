// This file knows how the packages are built.

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// pkg is a Debian source package. The commands are run by sh in a copy of its
// sources; $CC is the compiler, $SRC the folder with all packages' sources.
type pkg struct {
	name      string
	configure string // not recorded
	build     string // recorded: the library, not its tests
	check     string // builds the sources anew with CC=muxcc and runs their tests
}

const cmake = "cmake -S . -B out -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_COMPILER=$CC "

var packages = []pkg{
	{"zlib", "./configure --static", "make -j2 libz.a",
		"./configure --static && make -j2 && make teststatic"},
	{"lz4", "", "make -j2 -C lib CC=$CC liblz4.a",
		"make -j2 CC=$CC lib lz4 && make -C tests CC=$CC check"},
	{"cjson", cmake + "-DENABLE_CJSON_UTILS=On -DENABLE_CJSON_TEST=Off -DENABLE_CUSTOM_COMPILER_FLAGS=Off", "cmake --build out -j2",
		cmake + "-DENABLE_CJSON_UTILS=On && cmake --build out -j2 && cd out && ctest"},
	{"jansson", cmake + "-DJANSSON_BUILD_DOCS=OFF -DJANSSON_WITHOUT_TESTS=ON -DJANSSON_EXAMPLES=OFF", "cmake --build out -j2",
		cmake + "-DJANSSON_BUILD_DOCS=OFF && cmake --build out -j2 && cd out && ctest"},
	// Debian's build writes this header.
	{"lua5.4", `printf '#define DEB_HOST_MULTIARCH ""\n' >src/lua5.4-deb-multiarch.h`, "cd src && for f in l*.c; do $CC -O2 -Wall -std=gnu99 -DLUA_USE_POSIX -c $f || exit 1; done", ""},
	{"expat", ": >expat/lib/expat_config.h",
		"cd expat/lib && for f in xmlparse.c xmlrole.c xmltok.c; do $CC -O2 -DXML_DTD=1 -DXML_GE=1 -DXML_NS=1 -DXML_CONTEXT_BYTES=1024 -DBYTEORDER=1234 -DHAVE_GETRANDOM -c $f || exit 1; done",
		// Debian builds it by autoconf; its cmake files leave XML_GE empty.
		"touch expat/expat_config.h && cd expat && $CC -O2 -DXML_DTD=1 -DXML_GE=1 -DXML_NS=1 -DXML_CONTEXT_BYTES=1024 -DBYTEORDER=1234 -DHAVE_GETRANDOM -I. -Ilib lib/xmlparse.c lib/xmlrole.c lib/xmltok.c tests/runtests.c tests/chardata.c tests/structdata.c tests/minicheck.c tests/memcheck.c -o runtests && ./runtests"},
	{"sqlite3", "./configure --disable-tcl && make sqlite3.c", "$CC -O2 -c sqlite3.c",
		// The whole suite takes hours; these are files about the core that root can
		// run, who may write to what is not writable.
		"./configure && make testfixture && for t in select1 insert expr join where index trans malloc vacuum trigger1 func like blob collate1 autoinc cast date fkey1 json101 mutex1 printf savepoint subquery types view with1; do echo $t && ./testfixture test/$t.test >$t.log 2>&1 || { tail -n 5 $t.log; exit 1; }; done"},
	{"zstd", "", "make -j2 -C lib CC=$CC libzstd.a",
		"make -j2 CC=$CC lib zstd && make -C tests CC=$CC check"},
	{"xz-utils", "./configure --disable-shared --disable-nls --disable-doc --disable-dependency-tracking", "make -j2 -C src",
		"./configure --disable-shared --disable-nls --disable-doc && make -j2 && make check"},
	{"libpng1.6", "cp scripts/pnglibconf.h.prebuilt pnglibconf.h",
		"for f in png*.c; do test $f = pngtest.c || $CC -O2 -I$SRC/zlib -DPNG_INTEL_SSE_OPT=0 -c $f || exit 1; done",
		"./configure --disable-shared CPPFLAGS=-I$SRC/zlib && make -j2 && make -j2 check"},
}

// packages runs the packages of the given names, or all.
func (c *config) packages(names []string) bool {
	recorder, err := symlink(filepath.Join(c.work, "bin"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
		return false
	}
	ok := true
	var all []*report
	for _, p := range packages {
		if len(names) > 0 && !slices.Contains(names, p.name) {
			continue
		}
		r, err := c.run(p, recorder)
		if err != nil {
			// Without a network there is nothing to judge; a package that was
			// fetched and cannot be built is a failure.
			var no *unfetchedError
			if errors.As(err, &no) {
				skipped(p.name, err.Error())
				continue
			}
			fmt.Printf("\n== %s: %v\n", p.name, err)
			ok = false
			continue
		}
		r.print(os.Stdout, c)
		all = append(all, r)
		ok = ok && r.good()
	}
	summary(os.Stdout, c, all)
	return ok
}

type unfetchedError struct{ text string }

func (e *unfetchedError) Error() string { return e.text }

// run fetches, builds and analyses one package.
func (c *config) run(p pkg, recorder string) (*report, error) {
	fetch := exec.Command(filepath.Join(c.root, "scripts", "debsource"), p.name)
	if out, err := fetch.CombinedOutput(); err != nil {
		return nil, &unfetchedError{"cannot be fetched: " + lastLine(out)}
	}
	src := filepath.Join(c.root, "build", "src")
	version, err := os.ReadFile(filepath.Join(src, p.name+".version"))
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(c.work, p.name)
	key := c.key(p.name + " " + strings.TrimSpace(string(version)))
	s := loadState(dir, key)
	if c.fresh || !s.Built {
		if err := os.RemoveAll(dir); err != nil {
			return nil, err
		}
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return nil, err
		}
		s = loadState(dir, key)
	}
	tree := filepath.Join(dir, "tree")
	copied := func(to string) error {
		if out, err := exec.Command("cp", "-a", filepath.Join(src, p.name), to).CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		return nil
	}
	log := filepath.Join(dir, "units.jsonl")
	sh := func(dir, text string, env ...string) error {
		if text == "" {
			return nil
		}
		cmd := exec.Command("sh", "-c", text)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), append([]string{"SRC=" + src, "MUXCC_FLAGS="}, env...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w: %s", text, err, lastLine(out))
		}
		return nil
	}
	if !s.Built {
		if err := copied(tree); err != nil {
			return nil, err
		}
		if err := sh(tree, p.configure, "CC="+recorder); err != nil {
			return nil, err
		}
		if err := sh(tree, p.build, "CC="+recorder, logVar+"="+log); err != nil {
			return nil, err
		}
		s.Built = true
		s.save()
	}
	units, err := readLog(log)
	if err != nil {
		return nil, err
	}
	r := &report{name: p.name, version: strings.TrimSpace(string(version)), tests: "-"}
	c.analyse(r, s, dir, units)
	if err := c.differ(p.name, dir, tree); err != nil {
		r.differ("driver", err.Error())
	}
	if c.check && p.check != "" && s.Tests == "" {
		own := filepath.Join(dir, "check")
		if err := os.RemoveAll(own); err != nil {
			return nil, err
		}
		if err := copied(own); err != nil {
			return nil, err
		}
		s.Tests = "pass"
		if err := sh(own, p.check, "CC="+c.muxcc); err != nil {
			s.Tests = "fail: " + err.Error()
		}
		s.save()
	}
	if s.Tests != "" {
		r.tests, _, _ = strings.Cut(s.Tests, ":")
		if why, failed := strings.CutPrefix(s.Tests, "fail: "); failed {
			r.differ("tests", why)
		}
	}
	return r, nil
}

// readLog reads the recorded units, each object once.
func readLog(name string) (units []command, err error) {
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("the build compiled nothing")
	} else if err != nil {
		return nil, err
	}
	defer f.Close()
	seen := map[string]bool{}
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		var c command
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			return nil, err
		}
		// A source that is compiled again, say for a shared library, is the
		// same unit to the analysis.
		key := filepath.Join(c.Dir, source(c.Args))
		if filepath.IsAbs(source(c.Args)) {
			key = source(c.Args)
		}
		if !seen[key] {
			seen[key] = true
			units = append(units, c)
		}
	}
	slices.SortStableFunc(units, func(a, b command) int { return strings.Compare(source(a.Args), source(b.Args)) })
	return units, s.Err()
}

func lastLine(b []byte) string {
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	return lines[len(lines)-1]
}
