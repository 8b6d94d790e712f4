// This file finds initialisers of file-scope objects.

package cfront

import "modernc.org/cc/v4"

// Initializer is the initialiser that a file-scope declarator has, or nil.
func (u *Unit) Initializer(d *cc.Declarator) *cc.Initializer {
	u.initOnce.Do(func() {
		u.inits = map[*cc.Declarator]*cc.Initializer{}
		for tu := u.AST.TranslationUnit; tu != nil; tu = tu.TranslationUnit {
			ed := tu.ExternalDeclaration
			if ed == nil || ed.Declaration == nil {
				continue
			}
			for n := ed.Declaration.InitDeclaratorList; n != nil; n = n.InitDeclaratorList {
				if n.InitDeclarator.Case == cc.InitDeclaratorInit {
					u.inits[n.InitDeclarator.Declarator] = n.InitDeclarator.Initializer
				}
			}
		}
	})
	return u.inits[d]
}
