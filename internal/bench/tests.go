// This file runs the measurements that stand among the tests of packages.

package main

import (
	"fmt"
	"os"
	"os/exec"
)

// goTest runs tests or benchmarks of a package and shows what they print.
func (b *bench) goTest(env []string, args ...string) error {
	cmd := exec.Command("go", append([]string{"test", "-count=1", "-timeout", "30m"}, args...)...)
	cmd.Dir, cmd.Env = b.root, append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}

func clauseChecks(b *bench) error {
	fmt.Println("s/op is for 1,000 checks")
	return b.goTest(nil, "-run", "^$", "-bench", "PolynomialChecks1000", "./typecheck/prove")
}

// stubs runs the counting runtime's benchmark; which is its MUX_BENCH.
func stubs(which string) func(*bench) error {
	return func(b *bench) error {
		dir, err := b.sources("cjson")
		if err != nil {
			return err
		}
		return b.goTest([]string{"MUX_BENCH=" + which, "MUX_BENCH_CJSON=" + dir}, "-v", "-run", "^TestBench$", "./rewrite/crewrite")
	}
}

func parser(b *bench) error {
	return b.goTest([]string{"SYNTAX_SPEED=1"}, "-v", "-run", "^TestSpeed$", "./pyfront/syntax")
}
