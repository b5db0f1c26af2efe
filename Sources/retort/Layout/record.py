"""The order of functions in the program: which functions run, by how many of a spread of scripts.

    python3 Sources/retort/Layout/record.py .build/release/retort > Sources/retort/Layout/functions.order

Needs valgrind.  The linker puts the functions that are named there side by side, so that those which run share pages
of memory; a name that no longer exists is passed over.
"""
import collections
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
EVERY = 12  # of the conformance scripts
KEPT = 9000  # functions; those beyond are run by few scripts


def scripts():
    conformance = sorted((ROOT / "Tests/Conformance").rglob("*.py"))
    return sorted((ROOT / "Examples").glob("*.py")) + [path for path in conformance if path.parent.name != "Conformance"][::EVERY]


def functions_run(program, script, folder):
    profile = pathlib.Path(folder) / "profile"
    subprocess.run(
        ["valgrind", "--tool=callgrind", "--demangle=no", "--compress-strings=no", f"--callgrind-out-file={profile}", program, script],
        cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300,
    )
    names = re.findall(r"^fn=(\S+?)(?:'\d+)?$", profile.read_text(errors="replace"), re.M)
    return {name for name in names if not name.startswith("0x")}


def main():
    uses = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / "program"  # without what debuggers read: valgrind would read it each time
        subprocess.run(["strip", "-g", "-o", program, sys.argv[1]], check=True)
        for script in scripts():
            uses.update(functions_run(program, script, folder))
    print(*sorted(uses, key=lambda name: (-uses[name], name))[:KEPT], sep="\n")


main()
