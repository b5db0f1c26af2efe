"""table.c: keys, slices, membership, and what it refuses."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, column, select, table

metadata = MetaData()
person = Table("person", metadata, Column("id", Integer, primary_key=True), Column("first name", String, key="first"), Column("boss_id", ForeignKey("person.id")), Column("values", Integer))


def attempt(title, go):
    try:
        print(title, "|", go())
    except Exception as error:
        print(title, "|", type(error).__name__, "|", str(error).split(" object at")[0])


attempt("keys", lambda: person.c.keys())
attempt("names", lambda: [c.name for c in person.c])
attempt("items", lambda: [(key, str(c)) for key, c in person.c.items()])
attempt("by key", lambda: (person.c.first is person.c["first"], str(person.c["first"]), person.c[0] is person.c.id, person.c[-1].name, person.c["values"].name))
attempt("several", lambda: person.c["id", "first"].keys())
attempt("slice", lambda: person.c[1:3].keys())
attempt("in", lambda: ("id" in person.c, "first name" in person.c, len(person.c), bool(person.c)))
attempt("contains_column", lambda: (person.c.contains_column(person.c.id), person.c.contains_column(column("id"))))
attempt("get", lambda: (person.c.get("zz"), person.c.get("id") is person.c.id))
attempt("column in", lambda: person.c.id in person.c)
attempt("missing", lambda: person.c.nothing)
attempt("missing item", lambda: person.c["nothing"])
attempt("missing number", lambda: person.c[9])
attempt("missing of several", lambda: person.c["id", "zz"])
attempt("assign", lambda: setattr(person.c, "x", 1))
attempt("same", lambda: (person.c is person.columns, person.c == person.c, person.c.id.table is person))
alias = person.alias("p")
attempt("alias", lambda: (alias.c.keys(), str(alias.c.first), alias.c.first.key, alias.corresponding_column(person.c.id) is alias.c.id, alias.c.boss_id.foreign_keys != set()))
sub = select(person.c.id, person.c.first, (person.c.id + 1), (person.c.id * 2).label("double"), person.c.id).subquery("s")
attempt("subquery", lambda: (sub.c.keys(), [str(c) for c in sub.c], sub.c.first.type, sub.c.double.name))
attempt("selected", lambda: select(person.c.id, person.c.first.label("f")).selected_columns.keys())
attempt("select collection", lambda: str(select(person.c["id", "values"])).replace("\n", ""))
attempt("primary key", lambda: (person.primary_key.columns.keys(), list(person.primary_key) == [person.c.id], person.c.id in list(person.primary_key.columns)))
light = table("light", column("a"), column("b", Integer), schema="x")
attempt("light", lambda: (light.c.keys(), str(select(light.c.a)), light.c.b.type, light.fullname, repr(light.c.a).split(" at ")[0]))
person.append_column(Column("late", Integer))
attempt("appended", lambda: (person.c.keys(), "late" in person.c, alias.c.keys()))
attempt("append again", lambda: person.append_column(Column("late", String)))
person.append_column(Column("late", String), replace_existing=True)
attempt("replaced", lambda: person.c.late.type)
