// This file evaluates under a caller's own work limit, for searches that try
// many environments.

package sym

import "math/big"

// EvalWithin is Eval with at most steps iterations of sums (ErrTooBig beyond).
func EvalWithin(e Expr, env Environment, steps int) (*big.Int, error) {
	ev := evaluator{env: env, limit: min(steps, maxSteps)}
	v, err := ev.expr(e)
	if err != nil {
		return nil, err
	}
	if v.inf {
		return nil, ErrInfinite
	}
	return new(big.Int).Set(v.n.big()), nil
}

// EvalCondWithin is EvalCond with at most steps iterations of sums.
func EvalCondWithin(c Cond, env Environment, steps int) (bool, error) {
	ev := evaluator{env: env, limit: min(steps, maxSteps)}
	return ev.cond(c)
}
