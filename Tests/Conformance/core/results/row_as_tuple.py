"""A Row is a tuple with names: what works on it, what does not."""
import copy
from _shop import attempt, customer, filled
from sqlalchemy import Row, select, text

with filled().connect() as connection:
    row = connection.execute(select(customer.c.id, customer.c.name, customer.c.city).where(customer.c.id == 1)).one()
    print(row, repr(row), str(row), f"{row}", "%s" % row, type(row).__name__, type(row).__module__)
    print(isinstance(row, tuple), isinstance(row, Row), row == (1, "Ann", "Oslo"), row != (1, "Ann", "Oslo"), (1, "Ann", "Oslo") == row, row == [1, "Ann", "Oslo"])
    print(row[0], row[-1], row[0:2], row[::-1], len(row), list(row), tuple(row), "Ann" in row, row.index("Ann") if callable(getattr(row, "index", None)) else "", row.count(1))
    number, name, city = row
    first, *rest = row
    print(number, name, city, first, rest, tuple(row) + (5,), (0,) + tuple(row))
    print(row.id, row.name, row.city, row._fields, row._asdict(), row._mapping, row._tuple() is row or row._tuple() == row, row.t == row, row._t == row, row.tuple() == row)
    print(hash(row) == hash((1, "Ann", "Oslo")), {row: 1}[(1, "Ann", "Oslo")], row < (2,), row > (0,), sorted([row, (0,)])[0], bool(row))
    attempt("no attribute", lambda: row.nothing)
    attempt("no private", lambda: row._nothing)
    attempt("by name", lambda: row["name"])
    attempt("by column", lambda: row[customer.c.name])
    attempt("out of range", lambda: row[7])
    attempt("set attribute", lambda: setattr(row, "name", "x"))
    attempt("set new attribute", lambda: setattr(row, "other", "x"))
    attempt("delete attribute", lambda: delattr(row, "name"))
    attempt("getattr", lambda: getattr(row, "zip", "none"))
    attempt("hasattr", lambda: (hasattr(row, "name"), hasattr(row, "zip")))
    attempt("less than another kind", lambda: row < 5)
    attempt("dict of mapping", lambda: dict(row._mapping))
    attempt("keyword expansion", lambda: (lambda **kw: kw)(**row._mapping))
    attempt("copy", lambda: (copy.copy(row), copy.deepcopy(row), copy.copy(row).name))
    attempt("replace", lambda: row._replace(name="x"))
    attempt("keys", lambda: row.keys())
    row = connection.execute(text("select 1 as count, 2 as \"index\", 3 as keys, 4 as _mapping, 5 as \"a b\"")).one()
    print(row, row.count, row.index, row.keys, row._mapping, row[4], row._fields)
    row = connection.execute(text("select 1 as x, 2 as x, 3 as y")).one()
    print(row, row.x, row._fields, row._mapping, row._asdict())
    row = connection.execute(select(customer.c.name, customer.c.name).where(customer.c.id == 2)).one()
    print(row, row._fields, row.name, row._mapping)
    row = connection.execute(select(customer.c.id.label("a"), customer.c.name.label("a")).where(customer.c.id == 2)).one()
    print(row, row._fields)
    attempt("ambiguous", lambda: row.a)
    attempt("ambiguous mapping", lambda: row._mapping["a"])
    attempt("by column when names are ambiguous", lambda: row._mapping[customer.c.name])
