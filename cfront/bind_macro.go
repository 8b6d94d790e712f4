// This file finds macro definitions.

package cfront

type macroTable struct{}

func newMacroTable(text []byte) *macroTable { return &macroTable{} }
