"""The forms that .forms gives, tried: each expression of forms.txt and what .forms writes in the other style send the same.

    forms.py --bin PATH

Both run on the real program, each in a session that is rolled back; "the same" is what SQLite would do, step by step (EXPLAIN): statements that differ in the
names of columns alone are the same.  Of a line that begins with "!" there is no other form, and .forms must say so."""
import argparse
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent


def database(folder):
    path = pathlib.Path(folder) / "blog.db"
    connection = sqlite3.connect(path)
    connection.executescript((HERE / "blog.sql").read_text())
    connection.close()
    return path


def run(binary, text, *options):
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([binary, "--keep-going", *options, "-m", HERE / "models.py", database(folder)], input=text, capture_output=True, text=True, timeout=300)


def sent(binary, expressions):
    """What SQLite is told for each expression."""
    lines = []
    for expression in expressions:
        # A query or statement is asked for its rows.
        lines += [f"_v = {expression}", "_v = _v.all() if isinstance(_v, Query) else session.scalars(_v).all() if isinstance(_v, (Select, CompoundSelect)) else _v", "session.flush(); session.rollback(); session.expunge_all()"]
    told = run(binary, "from sqlalchemy.orm import Query\nfrom sqlalchemy import CompoundSelect, Select\n" + "\n".join(lines) + "\n", "--trace").stderr
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(database(folder))
        found = [[] for _ in expressions]
        for line in told.splitlines():
            trace = re.match(r"<stdin>:(\d+)  (.*)", line)
            if trace and trace[2] not in ("BEGIN", "COMMIT", "ROLLBACK"):
                at = (int(trace[1]) - 3) // 3
                first = re.sub(r"  \(and \d+ more\)$", "", trace[2])
                found[at].append((trace[2], connection.execute("EXPLAIN " + first).fetchall()))
        connection.close()
    return found


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    binary = str(pathlib.Path(options.parse_args().bin).resolve())
    lines = (HERE / "forms.txt").read_text().splitlines()
    expressions = [line.lstrip("! ") for line in lines]
    text = ".format json\n" + "".join(f".forms {expression}\nprint('-- next')\n" for expression in expressions)
    answers = run(binary, text).stdout.split("-- next\n")
    told, tried = [], []
    for line, expression, answer in zip(lines, expressions, answers):
        forms = {row["form"]: row["text"] for row in reversed(json.loads(answer))} if answer.strip() else {}
        other = [forms[name] for name in ("legacy", "objects", "2.0") if name in forms and forms[name] != expression]
        refused = not other or other[0].startswith("not expressed")
        if refused != line.startswith("!"):
            told.append(f"{expression}: {other[0] if other else 'no answer'}")
        elif not refused:
            tried.append((expression, other[0]))
    for (expression, other), one, two in zip(tried, sent(binary, [one for one, _ in tried]), sent(binary, [other for _, other in tried])):
        if not one or [program for _, program in one] != [program for _, program in two]:
            told.append(f"{expression} sends {[sql for sql, _ in one]}, {other} sends {[sql for sql, _ in two]}")
    # And back: the form that was written is read again.
    back = run(binary, ".format json\n" + "".join(f".forms {other}\nprint('-- next')\n" for _, other in tried)).stdout.split("-- next\n")
    returned = sum(1 for answer in back if answer.strip() and not any(row["text"].startswith("not expressed") for row in json.loads(answer)))
    print("\n".join(told), end="\n" if told else "")
    print(f"{len(tried)} queries in both styles send the same, {returned} of them written back, {len(lines) - len(tried)} refused, {len(told)} wrong")
    sys.exit(bool(told))


main()
