"""Every conformance script sends the same statements, and prints the same, with --trace as without.

    same_statements.py --bin PATH [--seconds N]
    same_statements.py --bin PATH --documents ../shared/conformance/docs.py

Each script runs twice behind a prelude whose listeners tell what engines are given: the program's own account, not that of the views.
Within so many seconds (600): what is not reached is told.

With --documents the examples of SQLAlchemy's documentation run in place of the scripts, piped as that program pipes them.  It stands beside the checkout and may not be there: then this is told, and no failure."""
import argparse
import importlib.util
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


def account(command, source, folder):
    """What engines are given and what is printed, without addresses and times, which differ from run to run; how many lines the engines' part has."""
    done = subprocess.run(command, input=source, capture_output=True, cwd=folder, timeout=120)
    statements = "".join(line for line in done.stderr.decode("utf-8", "replace").splitlines(True) if line.startswith("engine gets: "))
    told = statements, done.stdout.decode("utf-8", "replace")
    return [re.sub(r"0x[0-9a-f]+|\d+\.\d+s? ?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*", "_", text) for text in told], statements.count("\n")


def run_script(binary, script, *options):
    with tempfile.TemporaryDirectory() as folder:
        for extra in script.parent.iterdir():
            if extra.suffix in {".db", ".csv", ".json", ".sql"} or extra.name.startswith("_") and extra.suffix == ".py":
                shutil.copy(extra, folder)
            elif extra.is_dir() and (extra / "__init__.py").exists():
                shutil.copytree(extra, pathlib.Path(folder) / extra.name)
        (pathlib.Path(folder) / script.name).write_text(with_prelude(script.read_text(encoding="utf-8")), encoding="utf-8")
        return account([binary, *options, script.name], b"", folder)


def run_examples(binary, source, *options):
    with tempfile.TemporaryDirectory() as folder:
        return account([binary, "--keep-going", *options], (PRELUDE + source).encode(), folder)


def scripts():
    """Each script by its name, and what runs it."""
    for script in sorted(path for path in SCRIPTS.rglob("*.py") if path.with_suffix(".out").exists()):
        name = script.relative_to(SCRIPTS)
        if name.parts[0] != "language":
            yield str(name), lambda *command, script=script: run_script(command[0], script, *command[1:])


def documents(path):
    """Each group of documents by its name, and what runs its examples."""
    found = importlib.util.spec_from_file_location("documents", path)
    program = importlib.util.module_from_spec(found)
    found.loader.exec_module(program)
    base = program.documents(pathlib.Path(os.environ.get("RETORT_CACHE", "~/.cache/retort-conformance")).expanduser())
    for name, files in program.GROUPS.items():
        source = "".join(example[2] for example in program.examples(base, files))
        yield name, lambda *command, source=source: run_examples(command[0], source, *command[1:])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    options.add_argument("--seconds", type=float, default=600)
    options.add_argument("--documents", type=pathlib.Path)
    args = options.parse_args()
    if args.documents and not args.documents.exists():
        print(f"no documents compared: {args.documents} is not there")
        return
    binary, end = os.path.abspath(args.bin), time.monotonic() + args.seconds
    kind, programs = ("documents", list(documents(args.documents))) if args.documents else ("scripts", list(scripts()))
    told, compared, statements = [], 0, 0
    for name, run in programs:
        if time.monotonic() > end:
            break
        (plain, count), (traced, _) = run(binary), run(binary, "--trace")
        # What a program prints of chance or of the clock is no matter here.
        if plain != traced and run(binary)[0] == plain:
            at = next((at for at, pair in enumerate(zip(*(text[0].splitlines() for text in (plain, traced)))) if pair[0] != pair[1]), "the end")
            told.append(f"{name}: {'statements' if plain[0] != traced[0] else 'output'} differ with --trace, from {at}")
        compared, statements = compared + 1, statements + count
    print("\n".join(told), end="\n" if told else "")
    print(f"{compared} {kind} compared, {statements} statements, {len(told)} differ, {len(programs) - compared} not reached")
    sys.exit(bool(told))


main()
