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

step "databases opened at once: sessions, models written as Python, dumps"
python3 Tests/Databases/run.py --bin "$retort"

step "views: recorded sessions, and scripts that print the same with --trace on"
python3 Tests/Views/run.py --bin "$retort"
python3 Tests/Views/forms.py --bin "$retort"
python3 Tests/Conformance/run.py --bin "$retort" --with=--trace Tests/Conformance

step "scripts send the same statements with --trace on"
python3 Tests/Views/same_statements.py --bin "$retort" --seconds 300

step "the course: lessons verified, their Python as SQLAlchemy runs it"
python3 Tests/Course/run.py --bin "$retort"

step "examples"
python3 Tests/Conformance/run.py --bin "$retort" Examples

step "the main job: records deleted from a file, from a pipe and by -c"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp Examples/*.py Examples/*.session "$work"
cd "$work"
expect() {
    if [ "$2" != "$3" ]; then
        printf '%s: expected\n%s\ngot\n%s\n' "$1" "$3" "$2"
        exit 1
    fi
}
left='from models import User; [(u.id, u.name, u.age) for u in User.query]'
"$retort" make_database.py >made.txt
before=$("$retort" -c "$left")
"$retort" delete_users.py
after=$("$retort" -c "$left")
"$retort" make_database.py >made.txt
"$retort" <delete_users.py >piped.txt
expect "from a pipe" "$("$retort" -c "$left")" "$after"
"$retort" make_database.py >made.txt
expect "the short form" "$("$retort" delete_short.py)" "deleted Ada
deleted 2 more, 3 left"
"$retort" music_shop.py >made.txt
expect "an existing database" "$("$retort" music_shop.db <music_shop.session | tail -1)" "(1, 2)"
echo "before: $before"
echo "after:  $after"
