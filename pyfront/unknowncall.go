// This file says why a call of something unknown is not understood.

package pyfront

import (
	"strings"

	"github.com/muxlang/mux/internal/diag"
)

// whyUnknown is the reason code of a call of what: a name, with its module
// before it where one is known.
func (p *program) whyUnknown(what string) diag.Code {
	switch what {
	case "eval", "exec", "compile", "__import__", "builtins.eval", "builtins.exec", "builtins.compile", "builtins.__import__":
		return diag.Dynamic
	}
	head, _, dotted := strings.Cut(what, ".")
	if m, asked := p.modules[head]; dotted && asked && m == nil {
		return diag.MissingImport
	}
	return diag.UnmodelledCallee
}
