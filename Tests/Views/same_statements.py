"""Every conformance script sends the same statements, and prints the same, with --trace as without.

    same_statements.py --bin PATH [--seconds N]

Each script runs twice behind a prelude whose listeners tell what engines are given: the program's own account, not that of the views.
Within so many seconds (600): what is not reached is told."""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

SCRIPTS = pathlib.Path(__file__).resolve().parents[1] / "Conformance"
PRELUDE = '''
def _note_statements():
    import sys
    from sqlalchemy import event
    from sqlalchemy.engine import Engine
    log = sys.stderr

    def note(what):
        def listen(connection, *details):
            print("engine gets:", what, *map(repr, details), file=log, flush=True)
        return listen

    @event.listens_for(Engine, "before_cursor_execute")
    def statement(connection, cursor, statement, parameters, context, executemany):
        print("engine gets:", repr(statement), repr(parameters), executemany, file=log, flush=True)

    for name in ("begin", "commit", "rollback"):
        event.listen(Engine, name, note(name))
    for name in ("savepoint", "rollback_savepoint", "release_savepoint"):
        event.listen(Engine, name, note(name))


_note_statements()
del _note_statements
'''


def with_prelude(text):
    """The script with the prelude behind its docstring and what is imported from the future."""
    found = re.match(r'(\s*(?:#.*\n|\n|from __future__ .*\n|[rR]?"""(?:.|\n)*?"""\s*\n|"[^"\n]+"\s*\n))*', text)
    return text[:found.end()] + PRELUDE + text[found.end():]


def run(binary, script, *options):
    with tempfile.TemporaryDirectory() as folder:
        for extra in script.parent.iterdir():
            if extra.suffix in {".db", ".csv", ".json", ".sql"} or extra.name.startswith("_") and extra.suffix == ".py":
                shutil.copy(extra, folder)
            elif extra.is_dir() and (extra / "__init__.py").exists():
                shutil.copytree(extra, pathlib.Path(folder) / extra.name)
        (pathlib.Path(folder) / script.name).write_text(with_prelude(script.read_text(encoding="utf-8")), encoding="utf-8")
        done = subprocess.run([binary, *options, script.name], stdin=subprocess.DEVNULL, capture_output=True, cwd=folder, timeout=120)
    statements = "".join(line for line in done.stderr.decode("utf-8", "replace").splitlines(True) if line.startswith("engine gets: "))
    # Addresses and times differ from run to run.
    return [re.sub(r"0x[0-9a-f]+|\d+\.\d+s? ?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*", "_", text) for text in (statements, done.stdout.decode("utf-8", "replace"))], statements.count("\n")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    options.add_argument("--seconds", type=float, default=600)
    args = options.parse_args()
    binary, end = os.path.abspath(args.bin), time.monotonic() + args.seconds
    scripts = sorted(path for path in SCRIPTS.rglob("*.py") if path.with_suffix(".out").exists() and path.relative_to(SCRIPTS).parts[0] != "language")
    told, compared, statements = [], 0, 0
    for script in scripts:
        if time.monotonic() > end:
            break
        (plain, count), (traced, _) = run(binary, script), run(binary, script, "--trace")
        # What a script prints of chance or of the clock is no matter here.
        if plain != traced and run(binary, script)[0] == plain:
            at = next((at for at, pair in enumerate(zip(*(text[0].splitlines() for text in (plain, traced)))) if pair[0] != pair[1]), "the end")
            told.append(f"{script.relative_to(SCRIPTS)}: {'statements' if plain[0] != traced[0] else 'output'} differ with --trace, from {at}")
        compared, statements = compared + 1, statements + count
    print("\n".join(told), end="\n" if told else "")
    print(f"{compared} scripts compared, {statements} statements, {len(told)} differ, {len(scripts) - compared} not reached")
    sys.exit(bool(told))


main()
