"""Databases opened at once: each NAME.sql is built with sqlite3, its NAME.session piped into the program, the output compared with NAME.out;
its models written as Python compared with NAME.models; its dump loaded again and compared.

    run.py --bin PATH [--record] [--oracle PYTHON]

--record writes NAME.out and NAME.models; --oracle gives a Python with Flask-SQLAlchemy, in which the models make the tables anew: reflected, they are the same."""
import argparse
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
COMPARE = """
import sys
sys.path.insert(0, sys.argv[1])
import models, sqlalchemy as sa
from flask import Flask
app = Flask("x")
app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
models.db.init_app(app)
def facts(engine):
    found = {}
    inspector = sa.inspect(engine)
    for t in inspector.get_table_names():
        if t.startswith("docs"):
            continue
        found[t] = dict(
            columns=[(c["name"], str(c["type"]), c["default"], bool(c["primary_key"]), c.get("computed")) for c in inspector.get_columns(t)],
            unique=sorted(map(str, [sorted(i["column_names"]) for i in inspector.get_indexes(t, include_auto_indexes=True) if i["unique"] and i["column_names"] != inspector.get_pk_constraint(t)["constrained_columns"]])),
            checks=sorted(c["sqltext"] for c in inspector.get_check_constraints(t)), indexes=sorted(i["name"] for i in inspector.get_indexes(t)),
            keys=sorted((r[2], r[3], r[4] or inspector.get_pk_constraint(r[2])["constrained_columns"][r[1]], r[5], r[6]) for r in engine.connect().exec_driver_sql(f'PRAGMA foreign_key_list("{t}")') if sa.inspect(engine).has_table(r[2])))
    return found
with app.app_context():
    models.db.create_all()
    sa.orm.configure_mappers()
    made = facts(models.db.engine)
given = facts(sa.create_engine("sqlite:///" + sys.argv[2]))
for t in given:
    for k in given[t]:
        if given[t][k] != made.get(t, {}).get(k):
            print(t, k, given[t][k], made.get(t, {}).get(k))
"""


def build(sql, path):
    connection = sqlite3.connect(path)
    connection.executescript(sql.read_text())
    connection.close()


def output(command, database, text):
    done = subprocess.run([command, str(database)], input=text, capture_output=True, text=True, timeout=60)
    last = done.stderr.strip().splitlines()[-1:]
    return done.stdout + "".join(f"! {line}\n" for line in last) + (f"status {done.returncode}\n" if done.returncode else "")


def contents(path):
    connection = sqlite3.connect(path)
    tables = [r[0] for r in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") if not r[0].startswith(("sqlite_", "docs_"))]
    return [(t, sorted(map(repr, connection.execute(f'SELECT * FROM "{t}"')))) for t in tables], sorted(map(str, connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE 'docs_%'")))


def check(name, args, folder):
    told = []
    database = folder / f"{name}.db"
    build(HERE / f"{name}.sql", database)

    def expect(suffix, text):
        file = HERE / f"{name}.{suffix}"
        if args.record:
            file.write_text(text)
        elif not file.exists() or file.read_text() != text:
            told.append(f"{name}.{suffix} differs:\n{text}")

    models = output(args.bin, database, ".models --python\n")
    expect("models", models)
    dump = output(args.bin, database, ".dump\n")
    again = folder / f"{name}-again.db"
    connection = sqlite3.connect(again)
    connection.executescript(dump)
    connection.close()
    if contents(database) != contents(again):
        told.append(f"{name}: the dump does not give the same database")
    if args.oracle:
        (folder / "models.py").write_text(models)
        done = subprocess.run([args.oracle, "-W", "ignore", "-c", COMPARE, str(folder), str(database)], capture_output=True, text=True)
        if done.returncode or done.stdout:
            told.append(f"{name}: the models are others for Flask-SQLAlchemy:\n{done.stdout}{done.stderr[-500:]}")
    told += writes_under_guard(args.bin, database, again)
    expect("out", output(args.bin, database, (HERE / f"{name}.session").read_text()))
    return told


def writes_under_guard(command, database, other):
    """--readonly and --sandbox keep the file that is named, one that .open names, and one that an engine of the program's own opens, as they are."""
    told = []
    write = "session.execute(text('CREATE TABLE made (a)'))\nsession.commit()\n"
    own = f"with create_engine('sqlite:///{other}').begin() as connection:\n    connection.execute(text('CREATE TABLE made (a)'))\n"
    for option in ("--readonly", "--sandbox"):
        for text in (write, f".open {other}\n" + write, own):
            before = database.read_bytes(), other.read_bytes()
            subprocess.run([command, option, str(database)], input=text, capture_output=True, text=True, timeout=60)
            if (database.read_bytes(), other.read_bytes()) != before:
                told.append(f"{database.name}: {option} let a write through: {text}")
    return told


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bin", required=True)
    options.add_argument("--record", action="store_true")
    options.add_argument("--oracle")
    args = options.parse_args()
    failed = 0
    names = sorted(p.stem for p in HERE.glob("*.sql"))
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            told = check(name, args, pathlib.Path(folder))
        failed += bool(told)
        print("\n".join(told), end="\n" if told else "")
    print(f"{len(names) - failed} databases right, {failed} wrong")
    sys.exit(failed > 0)


main()
