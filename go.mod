module github.com/muxlang/mux

go 1.26

require (
	github.com/google/go-cmp v0.7.0
	github.com/rogpeppe/go-internal v1.16.0
	modernc.org/cc/v4 v4.31.0
)
