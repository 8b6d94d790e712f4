// This file is a placeholder written first so that the package builds.

package cfront

import "context"

type layouts struct{}

func newLayouts(ctx context.Context, u *Unit, lc LoadConfig, cfg *config) *layouts { return &layouts{} }
