package cfront

import (
	"context"
	"testing"

	models "github.com/muxlang/mux/stdlib-models"
)

// Every library model must load and bind without a complaint.
func TestModelsLoad(t *testing.T) {
	ms := newModelSet(context.Background())
	for _, h := range models.HeadersC() {
		mu := ms.read(h, nil)
		if mu.err != nil {
			t.Errorf("%s: %v", h, mu.err)
			continue
		}
		for _, d := range mu.diags {
			t.Errorf("%s: %v: %s", h, d.Pos, d.Message)
		}
		for _, f := range mu.info.unit.Funcs {
			if f.Unsupported != "" {
				t.Errorf("%s: %s: %s", h, f.Name, f.Unsupported)
			}
		}
	}
}
