"""The views on sessions of the real program: each NAME.session is piped into it over a fresh database of blog.sql with models.py, the output
compared with NAME.out.  What the views may not change is checked by running each session without its view commands: statements and values are the same.

    run.py --bin PATH [--record] [NAME ...]

documents/NAME.md and its like are given to --verify, over the same database; what is printed stands in documents/NAME.out.

A first line "# --option ..." gives options; --no-models leaves the classes to the shell, which makes them of the tables.  Times stand as "_ ms"."""
import argparse
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
VIEWS = (".trace", ".session", ".pending", ".explain", ".preview", ".loading", ".forms", ".peek", ".diagram", ".help", ".format", ".hints", ".save", ".undo")


def build(path):
    connection = sqlite3.connect(path)
    connection.executescript((HERE / "blog.sql").read_text())
    connection.close()


def run(command, text, options):
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "blog.db"
        build(database)
        models = [] if "--no-models" in options else ["-m", HERE / "models.py"]
        done = subprocess.run([command, "--keep-going", *models, *(option for option in options if option != "--no-models"), str(database)], input=text, capture_output=True, text=True, timeout=120, cwd=folder)
        connection = sqlite3.connect(database)
        content = list(connection.iterdump())
        connection.close()
        for file in sorted(pathlib.Path(folder).iterdir()):
            if file.suffix in {".md", ".mmd", ".svg"}:
                done.stdout += f"-- {file.name}:\n" + file.read_text()
    return done, content


def shown(done):
    text = done.stdout + "".join("! " + line for line in done.stderr.splitlines(True)) + (f"status {done.returncode}\n" if done.returncode else "")
    text = re.sub(r"\b\d+\.\d+ (ms|s)\b", r"_ \1", text)
    return re.sub(r'("ms": )[\d.]+', r"\1_", text)


def kept(text):
    """The lines without the inputs that .undo takes back."""
    inputs = []
    for line in text.splitlines(True):
        if line.startswith(".undo") and inputs and "--sandbox" in text.split("\n", 1)[0]:
            last = max((at for at, one in enumerate(inputs) if not one[0].startswith((*VIEWS, "#", "\n"))), default=None)
            if last is not None:
                del inputs[last]
        elif inputs and line.startswith((" ", "\n")):
            inputs[-1].append(line)
        else:
            inputs.append([line])
    return [line for lines in inputs for line in lines]


def check(name, args):
    text = (HERE / f"{name}.session").read_text()
    first = text.split("\n", 1)[0]
    options = first[1:].split() if first.startswith("# --") else []
    done, content = run(args.bin, text, options)
    kept_options = [option for option in options if ".undo" in text or option == "--no-models"]
    told = []
    file = HERE / f"{name}.out"
    if args.record:
        file.write_text(shown(done))
    elif not file.exists() or file.read_text() != shown(done):
        told.append(f"{name}.out differs:\n{shown(done)}")
    # The same without the views: what the program itself printed and wrote is the same.
    plain = "".join(line for line in kept(text) if not line.startswith(VIEWS))
    own = [line for line in run(args.bin, plain, kept_options + ["--echo"])[0].stdout.splitlines() if not line.startswith("[")]
    with_views = "".join(line for line in text.splitlines(True) if not line.startswith(".format"))
    echoed = run(args.bin, with_views, kept_options + ["--echo"])
    rest = iter(line for line in echoed[0].stdout.splitlines() if not line.startswith("["))
    missing = [line for line in own if not any(line == other for other in rest)]
    if missing:
        told.append(f"{name}: with the views on the program does not send or print: {missing[0]}")
    if content != run(args.bin, plain, kept_options)[1]:
        told.append(f"{name}: the views changed what is in the database")
    return told


def check_document(file, args):
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "blog.db"
        build(database)
        shutil.copy(file, folder)
        done = subprocess.run([args.bin, "-m", HERE / "models.py", "--verify", file.name, str(database)], capture_output=True, text=True, timeout=120, cwd=folder)
    out = file.with_suffix(".out")
    if args.record:
        out.write_text(shown(done))
    elif not out.exists() or out.read_text() != shown(done):
        return [f"{out.name} differs:\n{shown(done)}"]
    return []


def check_saved(args):
    """What .save writes passes --verify over the same database."""
    told = []
    for name in sorted(p.stem for p in HERE.glob("*.session")):
        text = (HERE / f"{name}.session").read_text()
        # Times differ from run to run; what files hold and addresses of objects too.
        if ".trace" in text or ".hints" in text or ".loading" in text or "--trace" in text or "--format" in text or "open(" in text or ".open" in text or ".save" in text or "--no-models" in text:
            continue
        options = ["--sandbox"] if "--sandbox" in text else []
        with tempfile.TemporaryDirectory() as folder:
            for database in ("blog.db", "again.db"):
                build(pathlib.Path(folder) / database)
            subprocess.run([args.bin, "--keep-going", *options, "-m", HERE / "models.py", "blog.db"], input=text + "\n.save saved.md\n", capture_output=True, text=True, timeout=120, cwd=folder)
            done = subprocess.run([args.bin, *options, "-m", HERE / "models.py", "--verify", "saved.md", "again.db"], capture_output=True, text=True, timeout=120, cwd=folder)
        if done.returncode:
            told.append(f"{name}: what .save writes does not verify:\n{done.stdout}{done.stderr}")
    return told


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    options.add_argument("--record", action="store_true")
    options.add_argument("names", nargs="*")
    args = options.parse_args()
    args.bin = str(pathlib.Path(args.bin).resolve())
    names = args.names or sorted(p.stem for p in HERE.glob("*.session"))
    failed = 0
    for name in names:
        told = check(name, args)
        failed += bool(told)
        print("\n".join(told), end="\n" if told else "")
    if not args.names:
        for told in [check_document(file, args) for file in sorted((HERE / "documents").iterdir()) if file.suffix != ".out"] + [check_saved(args)]:
            failed += bool(told)
            print("\n".join(told), end="\n" if told else "")
    print(f"{len(names) - failed} sessions right, {failed} wrong")
    sys.exit(failed > 0)


main()
