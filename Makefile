# make demo    what MUX does, on Debian's zlib or, without a network, on demo/
# make test    formatting, go vet, staticcheck, all tests: what CI runs
# make corpus  ten Debian packages through muxcc: drop-in identity, interfaces;
#              PACKAGES="zlib lz4" chooses, CORPUSFLAGS=-help lists the flags;
#              EVAL=DIR compares with measured truth, EVALSRC=DIR and HANDLERS=DIR
#              have the sources it speaks of, as folders OWNER+NAME
# make bench   CPU ratios; ROWS="clauses parser" chooses, BENCHFLAGS=-list lists
# make build   bin/muxcc bin/mux and the other programs
#
# The first three install what is missing from Debian's archive and the Go
# module proxy, and work without a network once that is done.

SHELL = /bin/bash
ROWS ?=
PACKAGES ?=
CORPUSFLAGS ?=
BENCHFLAGS ?=
export EVAL EVALSRC HANDLERS PYSOURCES
export GOFLAGS := $(GOFLAGS) -buildvcs=false

.PHONY: all build test demo corpus bench clean

all: build

build:
	@scripts/build

test:
	@scripts/setup test
	@scripts/test

demo:
	@scripts/setup demo || echo "demo: going on with what is installed"
	@scripts/build
	@scripts/demo

corpus:
	@scripts/setup corpus
	@scripts/build
	@go run ./internal/corpus $(CORPUSFLAGS) $(PACKAGES)

bench:
	@scripts/setup bench
	@scripts/build
	@go run ./internal/bench $(BENCHFLAGS) $(ROWS)

clean:
	rm -rf build bin
