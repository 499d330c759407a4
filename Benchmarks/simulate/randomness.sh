#!/bin/sh
# Runs tests of Robert G. Brown's dieharder 3.31 on the random bits of the simulation.
#
# usage: Benchmarks/simulate/randomness.sh [TEST ...]    (needs clang and dieharder; default: 13 quick tests)
set -e
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
clang -O2 -I "$here/Sources/CKernels/include" "$here/Benchmarks/simulate/random_stream.c" \
  "$here"/Sources/CKernels/*.c -lm -o "$work/stream"
for test in ${*:-0 2 4 8 9 10 15 16 17 100 101 102 200}; do
  ntuple=""
  [ "$test" = 200 ] && ntuple="-n 4"
  "$work/stream" 2>/dev/null | dieharder -g 200 -d "$test" $ntuple | grep -E 'PASSED|WEAK|FAILED' || true
done
