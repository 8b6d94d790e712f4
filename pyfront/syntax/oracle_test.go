// This file drives interpreters as oracles for the differential tests.

package syntax

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// oracle is a running interpreter that answers with its ast module's tree.
type oracle struct {
	version Version
	library string // directory of its standard library, "" if it is not on the disk
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

// verdict is an interpreter's answer.
type verdict struct {
	ok   bool
	dump string
	// of an error
	kind, msg string
	line      int
	offset    int
}

// interpreters finds Python interpreters, one a version: in the list $PYTHONS, on
// the PATH and among those of pyenv.
func interpreters() map[Version][]string {
	var candidates []string
	candidates = append(candidates, filepath.SplitList(os.Getenv("PYTHONS"))...)
	root := os.Getenv("PYENV_ROOT")
	if root == "" {
		if home, err := os.UserHomeDir(); err == nil {
			root = filepath.Join(home, ".pyenv")
		}
	}
	env, _ := filepath.Glob(filepath.Join(root, "versions", "3.*", "bin", "python3"))
	candidates = append(candidates, env...)
	for v := Python38; v <= Latest; v++ {
		candidates = append(candidates, "python"+v.String())
	}
	candidates = append(candidates, "/usr/bin/python3", "python3")
	found := map[Version][]string{}
	for _, c := range candidates {
		path, err := exec.LookPath(c)
		if err != nil {
			continue
		}
		out, err := exec.Command(path, "-c", "import sys; print(sys.version_info[1])").Output()
		if err != nil {
			continue
		}
		n, err := strconv.Atoi(strings.TrimSpace(string(out)))
		if v := Version(n); err == nil && v >= Python38 && v <= Latest && len(found[v]) == 0 {
			found[v] = []string{path, "-S", "testdata/oracle.py"}
		}
	}
	// Pyodide under node, for a version that is not installed.
	if dir := os.Getenv("PYODIDE_MODULES"); dir != "" {
		if node, err := exec.LookPath("node"); err == nil && len(found[Latest]) == 0 {
			found[Latest] = []string{node, "--stack-size=8000", "testdata/pyodide.js", dir, "testdata/oracle.py"}
		}
	}
	return found
}

// oracles starts one process a version, the newest first; $ORACLES=3.8,3.11
// chooses some. The test is skipped without any.
func oracles(t testing.TB) []*oracle {
	t.Helper()
	found := interpreters()
	var versions []Version
	for v := range found {
		if want := os.Getenv("ORACLES"); want == "" || strings.Contains(want+",", v.String()+",") {
			versions = append(versions, v)
		}
	}
	sort.Slice(versions, func(i, j int) bool { return versions[i] > versions[j] })
	var list []*oracle
	for _, v := range versions {
		o, err := startOracle(found[v])
		if err != nil {
			t.Logf("%s: %v", v, err)
			continue
		}
		if o.version != v {
			t.Logf("oracle %v is %s, not %s", found[v], o.version, v)
		}
		if len(found[v]) == 3 {
			out, err := exec.Command(found[v][0], "-c", "import os; print(os.path.dirname(os.__file__))").Output()
			if err == nil {
				o.library = strings.TrimSpace(string(out))
			}
		}
		list = append(list, o)
		t.Cleanup(o.close)
	}
	if len(list) == 0 {
		t.Skip("no Python interpreter")
	}
	return list
}

func startOracle(argv []string) (*oracle, error) {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	o := &oracle{cmd: cmd, in: in, out: bufio.NewReaderSize(out, 1<<16)}
	line, err := o.out.ReadString('\n')
	if err != nil {
		o.close()
		return nil, fmt.Errorf("no greeting: %w", err)
	}
	n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimSpace(line), "3."))
	o.version = Version(n)
	return o, err
}

func (o *oracle) close() {
	o.in.Close()
	o.cmd.Wait()
}

// parse asks for the tree of a source.
func (o *oracle) parse(src []byte) (verdict, error) {
	go func() {
		fmt.Fprintf(o.in, "%d\n", len(src))
		o.in.Write(src)
	}()
	line, err := o.out.ReadString('\n')
	if err != nil {
		return verdict{}, err
	}
	word, size, _ := strings.Cut(strings.TrimSpace(line), " ")
	n, err := strconv.Atoi(size)
	if err != nil {
		return verdict{}, err
	}
	data := make([]byte, n)
	if _, err := io.ReadFull(o.out, data); err != nil {
		return verdict{}, err
	}
	if word == "ok" {
		return verdict{ok: true, dump: string(data)}, nil
	}
	parts := strings.SplitN(string(data), "\n", 4)
	v := verdict{kind: parts[0], msg: parts[3]}
	v.line, _ = strconv.Atoi(parts[1])
	v.offset, _ = strconv.Atoi(parts[2])
	return v, nil
}

// ours parses with this package and answers in the same form.
func ours(src []byte, v Version) verdict {
	m, err := Parse("<unknown>", src, Options{Version: v})
	if err != nil {
		e := err.(*SyntaxError)
		return verdict{kind: e.Kind.String(), msg: e.Msg, line: int(e.Pos.Lineno), offset: e.Offset()}
	}
	return verdict{ok: true, dump: Dump(m, DumpOptions{Version: v, IncludeAttributes: true, ASCII: true, oracle: true})}
}

// difference describes how two verdicts differ, "" if they agree on acceptance
// and tree.
func difference(got, want verdict) string {
	switch {
	case got.ok && want.ok:
		if got.dump == want.dump {
			return ""
		}
		i := 0
		for i < len(got.dump) && i < len(want.dump) && got.dump[i] == want.dump[i] {
			i++
		}
		lo := max(0, i-150)
		return fmt.Sprintf("tree differs at %d\n got ...%s\nwant ...%s", i,
			got.dump[lo:min(len(got.dump), i+120)], want.dump[lo:min(len(want.dump), i+120)])
	case got.ok:
		return fmt.Sprintf("accepted, but %s line %d: %s", want.kind, want.line, want.msg)
	case want.ok:
		return fmt.Sprintf("rejected: line %d:%d: %s %s", got.line, got.offset, got.kind, got.msg)
	}
	return ""
}
