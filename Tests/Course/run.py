"""The lessons of Examples/course: what they print is verified on the real program, and their Python is proved against SQLAlchemy.

    run.py --bin PATH
    run.py --write

Each lesson runs under `--verify`, in a sandbox over a fresh zoo.db.  Its Python, without the commands of the shell, stands as a script in
Tests/Conformance/course, which logs every statement; what it prints was recorded from real Python with SQLAlchemy.  This checks that the scripts are
the lessons' Python (`--write` writes them and the models; record them again afterwards), and that each value and error that a lesson shows is the recorded one."""
import argparse
import ast
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
COURSE, SCRIPTS = ROOT / "Examples" / "course", ROOT / "Tests" / "Conformance" / "course"


def examples(path):
    """The examples of a lesson: source, and what is expected."""
    found, lines, at = [], path.read_text().splitlines(), 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not line.startswith(">>> "):
            continue
        source, expected = [line[4:]], []
        while lines[at].startswith("..."):
            source.append(lines[at][4:])
            at += 1
        while lines[at] and not lines[at].startswith((">>>", "```")):
            expected.append(lines[at])
            at += 1
        found.append(("\n".join(source), expected))
    return found


def script(path):
    """A lesson's Python as a script."""
    made = f'"""{path.read_text().splitlines()[0].lstrip("# ")}: the Python of Examples/course/{path.name}, written by Tests/Course/run.py."""\nfrom _zoo import *\n'
    for source, expected in examples(path):
        if source.startswith("."):
            continue
        source = re.sub(r"  # doctest:.*", "", source)
        body = ast.parse(source).body
        text = f"show(({source}))" if len(body) == 1 and isinstance(body[0], ast.Expr) else source
        made += "\n" + "\n".join(f"print({'>>> ' + line!r})" if at == 0 else f"print({'... ' + line!r})" for at, line in enumerate(source.splitlines())) + "\n"
        if expected and expected[0].startswith("Traceback"):
            text = "try:\n" + "\n".join("    " + line for line in text.splitlines()) + "\nexcept SQLAlchemyError as error:\n    tell(error)"
        made += text + "\n"
    return made


def written():
    """What stands in the folder of scripts, by file name."""
    files = {"_models.py": (COURSE / "models.py").read_text(), "_make_zoo.py": (COURSE / "make_zoo.py").read_text().replace("from models import", "from _models import")}
    for path in lessons():
        files[path.stem + ".py"] = script(path)
    return files


def lessons():
    return sorted(path for path in COURSE.glob("[0-9]*.md"))


def matches(wanted, got):
    """Whether a line is the one wanted, where `...` stands for anything."""
    return re.fullmatch(".*".join(re.escape(piece) for piece in wanted.split("...")), got) is not None


def traced(lines):
    """The statements of a trace."""
    found = [re.sub(r"^\s*\d+  ", "", line) for line in lines if re.match(r"\s*\d+  \S", line)]
    return [line for line in found if line not in ("BEGIN", "COMMIT", "ROLLBACK")]


def inlined(line):
    """A line of the log as a trace has it, the values in place of the question marks."""
    line = line[len("    sent: "):]
    for at in (found.start() for found in re.finditer(r" (?=\(|\[\()", line)):
        try:
            values = ast.literal_eval(line[at + 1:])
        except (SyntaxError, ValueError):
            continue
        statement = line[:at]
        for value in values if isinstance(values, tuple) else values[0]:
            statement = statement.replace("?", "NULL" if value is None else "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value), 1)
        return statement
    return line


def unproved(path):
    """Results and errors of a lesson that the recorded output has not."""
    recorded, blocks = (SCRIPTS / (path.stem + ".out")).read_text().splitlines(), []
    for line in recorded:
        if line.startswith(">>> "):
            blocks.append([line[4:], [], []])
        elif line.startswith("... ") and not blocks[-1][1]:
            blocks[-1][0] += "\n" + line[4:]
        elif line.startswith("    sent: "):
            blocks[-1][2].append(line)
        else:
            blocks[-1][1].append(line)
    own = [(source, expected) for source, expected in examples(path) if not source.startswith(".")]
    if len(own) != len(blocks):
        return [f"{path.name}: {len(own)} pieces of Python, {len(blocks)} recorded"]
    told = []
    for (source, expected), (_, shown, sent) in zip(own, blocks):
        is_error = bool(expected) and expected[0].startswith("Traceback")
        # Lines of a trace or a hint stand behind what Python prints.
        wanted = expected[2:] if is_error else expected[:len(shown)]
        rest = [] if is_error else expected[len(shown):]
        if is_error and "+ELLIPSIS" not in source and wanted != shown or len(wanted) != len(shown) or not all(map(matches, wanted, shown)):
            told.append(f"{path.name}: {source!r} shows {wanted}, SQLAlchemy {shown}")
        elif traced(rest) and traced(rest) != [inlined(line) for line in sent if "(" in line]:
            told.append(f"{path.name}: {source!r} is traced as {traced(rest)}, SQLAlchemy sends {sent}")
        elif rest and not re.match(r"\d+  |   \S|N\+1: ", rest[0]):
            told.append(f"{path.name}: {source!r} shows {rest[0]!r}, SQLAlchemy nothing more")
    return told


def verified(path, binary):
    with tempfile.TemporaryDirectory() as folder:
        for name in ("models.py", "make_zoo.py", path.name):
            shutil.copy(COURSE / name, folder)
        subprocess.run([binary, "make_zoo.py"], cwd=folder, capture_output=True, timeout=60)
        done = subprocess.run([binary, "--sandbox", "-m", "models.py", "--verify", path.name, "zoo.db"], cwd=folder, capture_output=True, text=True, timeout=60)
    return [] if done.returncode == 0 else [done.stdout + done.stderr]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin")
    options.add_argument("--write", action="store_true")
    args = options.parse_args()
    if args.write:
        for name, text in written().items():
            (SCRIPTS / name).write_text(text)
        return
    told = [f"{name}: is not what the lesson says; run Tests/Course/run.py --write, and record it" for name, text in written().items() if not (SCRIPTS / name).exists() or (SCRIPTS / name).read_text() != text]
    for path in lessons():
        told += unproved(path) + verified(path, str(pathlib.Path(args.bin).resolve()))
    print("\n".join(told), end="\n" if told else "")
    print(f"{len(lessons())} lessons, {len(told)} wrong")
    sys.exit(bool(told))


main()
