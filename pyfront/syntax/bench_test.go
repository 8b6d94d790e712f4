// This file measures the parser's speed.

package syntax

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// benchSources are the files of $SYNTAX_BENCH (a glob), else the test sources.
func benchSources(b *testing.B) (list [][]byte, lines int) {
	names, _ := filepath.Glob(os.Getenv("SYNTAX_BENCH"))
	for _, name := range names {
		if src, err := os.ReadFile(name); err == nil {
			list = append(list, src)
		}
	}
	if len(list) == 0 {
		list = testSources(b)
	}
	for _, src := range list {
		lines += bytes.Count(src, []byte("\n"))
	}
	return list, lines
}

func BenchmarkParse(b *testing.B) {
	list, lines := benchSources(b)
	size := 0
	for _, src := range list {
		size += len(src)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for _, src := range list {
			Parse("bench.py", src, Options{})
		}
	}
	b.ReportMetric(float64(lines)*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}
