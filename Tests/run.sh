#!/usr/bin/env bash
# Builds Retort and passes its tests: the Swift tests, then the conformance scripts and the examples on the release program.
# Prints what it runs; stops at the first failure.
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s\n' "$*"; }

if ! dpkg -s libedit-dev libsqlite3-dev >/dev/null 2>&1; then
    step "system libraries"
    apt-get update -qq
    apt-get install -y -qq libedit-dev libsqlite3-dev >/dev/null
fi

step "release build"
swift build -c release --product retort
retort="$PWD/.build/release/retort"

step "Swift tests"
swift test --no-parallel

step "conformance scripts against the recorded output of real Python"
python3 Tests/Conformance/run.py --bin "$retort" Tests/Conformance

step "examples"
python3 Tests/Conformance/run.py --bin "$retort" Examples
