"""What may be done with ANY and ALL; operators by the names of their methods; which FROM a join's ON is of; parameters of one name."""
from sqlalchemy import Column, Integer, MetaData, String, Table, all_, any_, bindparam, column, create_engine, exists, func, select, tuple_
from sqlalchemy.exc import ArgumentError, InvalidRequestError

metadata = MetaData()
hens = Table("hens", metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("eggs", Integer))
coops = Table("coops", metadata, Column("id", Integer, primary_key=True), Column("size", Integer))
runs = Table("runs", metadata, Column("id", Integer, primary_key=True), Column("coop", Integer))
laid = select(hens.c.eggs).scalar_subquery()


def attempt(label, make):
    try:
        print(label, str(make()).replace("\n", ""))
    except (ArgumentError, InvalidRequestError, TypeError) as error:
        print(label, type(error).__name__, error)


for name, function in (("any", any_), ("all", all_)):
    attempt(name, lambda: function(laid).in_([1, 2]))
    attempt(name, lambda: function(laid).not_in([1, 2]))
    attempt(name, lambda: function(laid).bool_op("@>")(3))
    attempt(name, lambda: function(laid).op("@>")(3))
    attempt(name, lambda: function(laid).desc())
    attempt(name, lambda: function(laid).collate("nocase"))
    attempt(name, lambda: function(laid).any_())
    attempt(name, lambda: function(laid) + 1)
    attempt(name, lambda: -function(laid))
    attempt(name, lambda: 5 & function(laid))
    attempt(name, lambda: 5 == function(laid))

x = column("x", Integer)
for method in ("__add__", "__radd__", "__sub__", "__rsub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__rmod__", "__pow__"):
    attempt(method, lambda: getattr(x, method)(2))
attempt("__neg__", lambda: x.__neg__())
attempt("__invert__", lambda: (x > 1).__invert__())
attempt("__and__", lambda: (x > 1).__and__(x < 5))
print(hasattr(x, "__radd__"), hasattr(x, "__rand__"))

attempt("columns", lambda: tuple_(hens.c.id, hens.c.eggs).in_(range(3)))

# The columns of subqueries count among those that ON needs.
inside = hens.c.id == select(func.max(runs.c.coop)).scalar_subquery()
attempt("join", lambda: select(hens, coops).join(runs, inside))
attempt("join", lambda: select(hens).join(runs, inside))
attempt("join", lambda: select(hens, coops).join(runs, exists().where(runs.c.coop == coops.c.id)))
attempt("join", lambda: select(hens, coops).join(runs, runs.c.id.in_(select(coops.c.id))))

# The last value of a name is that of all; a required one stays required.
attempt("parameters", lambda: select(bindparam("p"), bindparam("p", 2)).compile().params)
attempt("parameters", lambda: select(bindparam("p", 1), bindparam("p", 2)).compile().params)
with create_engine("sqlite://", query_cache_size=0).connect() as connection:
    print(connection.execute(select(bindparam("p", 1), bindparam("p", 2))).all())
