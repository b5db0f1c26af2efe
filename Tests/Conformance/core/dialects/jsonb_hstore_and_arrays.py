# The operators of PostgreSQL's JSONB, HSTORE, ARRAY and ranges.
import warnings

from sqlalchemy import *
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY as PGArray
from sqlalchemy.dialects.postgresql import HSTORE, INET, INT4RANGE, JSON as PGJSON, JSONB, aggregate_order_by, array, array_agg, hstore

warnings.simplefilter("ignore")
d = Table(
    "d", MetaData(), Column("id", Integer), Column("j", JSONB), Column("js", PGJSON), Column("h", HSTORE), Column("a", PGArray(Integer)), Column("n", PGArray(Integer, dimensions=2)), Column("g", ARRAY(String)),
    Column("r", INT4RANGE), Column("ip", INET), Column("name", String),
)
c = d.c
dialect = postgresql.dialect()


def show(*expressions):
    for expression in expressions:
        compiled = expression.compile(dialect=dialect)
        print(str(compiled), "|", type(getattr(expression, "type", None)).__name__, "|", compiled.params)


print("JSONB")
show(c.j["a"], c.j["a"]["b"], c.j["a"].astext, c.j["a"].astext.cast(Integer), c.j["a"].astext == "x", c.j[("a", "b")], c.j[("a", "b")].astext, c.j["a"].as_integer() == 5)
show(c.j.has_key("x"), c.j["a"].has_key("x"), c.j.has_all(["x", "y"]), c.j.has_any(array(["x", "y"])), c.j.contains({"a": 1}), ~c.j.contains({"a": 1}), c.j.contained_by({"a": 1}))
show(c.j.delete_path(["a", "b"]), c.j.path_exists("$.a"), c.j.path_match("$.a == 1"), c.j + {"a": 1}, c.j == {"a": 1}, c.j == None, c.js["a"].astext, c.js["a"]["b"].astext, c.js["a"])
print("HSTORE")
show(c.h["a"], c.h["a"] == "x", c.h.has_key("a"), c.h.has_all(["a"]), c.h.contains({"a": "1"}), c.h.defined("a"), c.h.delete("a"), c.h.slice(array(["a"])), c.h.keys(), c.h.vals(), c.h.matrix())
show(c.h + {"b": "2"}, hstore("a", "b"), hstore(array(["a"]), array(["b"])))
print("ARRAY")
show(c.a[1], c.a[1:3], c.a[1] == 5, c.n[1][2], c.a.contains([1, 2]), c.a.contained_by([1, 2]), c.a.overlap([1, 2]), c.a + [1], c.a == [1, 2], c.a == array([1, 2]), 5 == any_(c.a), c.a.any(5), c.a.all(5))
show(array([1, 2]), array(["a", c.name]), array([1, 2]) + array([3]), array([1, 2])[1], array([]), array([], type_=Integer), array([array([1]), array([2])]), select(array([1, 2])), c.name == any_(array(["a"])))
show(array_agg(c.id), array_agg(aggregate_order_by(c.id, c.name.desc())), func.array_agg(aggregate_order_by(c.id, c.name.desc(), c.id)), func.string_agg(c.name, aggregate_order_by(literal_column("','"), c.name)))
print("ranges and addresses")
show(c.r.contains(5), c.r.overlaps(c.r), c.r << c.r, c.r.adjacent_to(c.r), c.r + c.r, c.r * c.r, c.ip == "10.0.0.1", c.ip.op("<<")("10.0.0.0/8"))
print(array([1, 2]), "|", array_agg(c.id).type.compile(dialect=dialect))
for make in (lambda: c.g.contains(["x"]), lambda: c.j.astext, lambda: c.id.astext, lambda: c.name.has_key, lambda: aggregate_order_by(c.id)):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
