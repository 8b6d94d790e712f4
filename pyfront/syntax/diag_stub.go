package syntax

func (p *parser) checkExpression()      {}
func (p *parser) checkNamedExpression() {}
func (p *parser) checkNotOperand()      {}
func (p *parser) checkGroup()           {}
func (p *parser) checkComprehension()   {}
func (p *parser) checkDictItem()        {}
func (p *parser) checkArguments()       {}
func (p *parser) checkKeyword()         {}
func (p *parser) checkParams(kind)      {}
func (p *parser) checkAssignment()      {}
func (p *parser) checkRaise()           {}
func (p *parser) checkDel()             {}
func (p *parser) checkAssert()          {}
func (p *parser) checkImport()          {}
func (p *parser) checkImportTarget()    {}
func (p *parser) checkForTargets(bool)  {}
func (p *parser) checkWith()            {}
func (p *parser) checkField(bool)       {}
func (p *parser) failCannotAssign(Expr) { p.fail() }
func (p *parser) failField(bool)        { p.fail() }
