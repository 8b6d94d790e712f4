// This file documents the package.

// Package muxtest holds what the tests of several packages share: expectations
// written as comments in C and Python sources, a harness that measures real
// programs, and the test of the import order.
package muxtest
