#!/usr/bin/env python3
"""Run recorded scripts through Retort and compare with what real Python printed.

    run.py --bin .build/release/retort FOLDER

Every NAME.py below FOLDER that has a NAME.out beside it runs in a fresh folder with copies of its folder's
data files, `_*.py` modules and packages.  NAME.rc holds the expected exit status (0 otherwise), NAME.err the
expected last line of standard error.  Record expectations with real Python, never by hand:
`scripts.py --record PYTHON FOLDER` of the conformance kit.

FOLDER/awaited.txt lists the scripts whose features are not there yet, one path or `folder/*` a line: they run too,
and those that pass are named so that their line can go.  Exit status 0 only where all others pass.
"""
import argparse
import fnmatch
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def run(command, script, options=()):
    with tempfile.TemporaryDirectory() as folder:
        for extra in script.parent.iterdir():
            if extra.suffix in {".db", ".csv", ".json", ".sql"} or (extra.suffix == ".py" and extra.name.startswith("_")):
                shutil.copy(extra, folder)
            elif extra.is_dir() and (extra / "__init__.py").exists():
                shutil.copytree(extra, Path(folder) / extra.name)
        shutil.copy(script, folder)
        try:
            done = subprocess.run([command, *options, script.name], stdin=subprocess.DEVNULL, capture_output=True, cwd=folder, timeout=120)
        except subprocess.TimeoutExpired as late:
            return "timeout", (late.stdout or b"").decode("utf-8", "replace"), ""
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def last_line(text):
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else ""


def difference(script, result):
    status, out, err = result
    wanted = script.with_suffix(".out").read_text(encoding="utf-8")
    if out != wanted:
        got = out.splitlines()
        for number, line in enumerate(wanted.splitlines()):
            if number >= len(got) or got[number] != line:
                return f"line {number + 1}: expected {line!r}, got {got[number] if number < len(got) else last_line(err)!r}"
        return "more output than expected"
    status_file, error_file = script.with_suffix(".rc"), script.with_suffix(".err")
    wanted_status = int(status_file.read_text()) if status_file.exists() else 0
    if status != wanted_status:
        return f"exit status: expected {wanted_status}, got {status} ({last_line(err)})"
    if error_file.exists() and last_line(err) != last_line(error_file.read_text(encoding="utf-8")):
        return f"error: expected {last_line(error_file.read_text(encoding='utf-8'))!r}, got {last_line(err)!r}"
    return None


def awaited_patterns(folder):
    listing = folder / "awaited.txt"
    if not listing.exists():
        return []
    lines = (line.partition("#")[0].strip() for line in listing.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--bin", required=True)
    options.add_argument("--with", dest="with_options", action="append", default=[], help="an option of the program, as --with=--trace: it may not change the output")
    args = options.parse_args()
    scripts = sorted(p for p in args.folder.rglob("*.py") if p.with_suffix(".out").exists())
    patterns = awaited_patterns(args.folder)
    failed, awaited, arrived = 0, 0, []
    for script in scripts:
        name = script.relative_to(args.folder).as_posix()
        told = difference(script, run(os.path.abspath(args.bin), script, args.with_options))
        is_awaited = any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
        if told and is_awaited:
            awaited += 1
        elif told:
            failed += 1
            print(f"{name}: {told}")
        elif is_awaited:
            arrived.append(name)
    if arrived:
        print("pass although awaited.txt lists them:", ", ".join(arrived))
    print(f"{len(scripts) - failed - awaited} passed, {failed} failed, {awaited} awaited")
    sys.exit(1 if failed or not scripts else 0)


if __name__ == "__main__":
    main()
