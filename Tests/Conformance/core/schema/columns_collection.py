"""table.c: by name, number, slice and several; membership, iteration, refusals; of aliases and subqueries."""
from sqlalchemy import Column, Integer, MetaData, String, Table, column, select, table


def attempt(label, function):
    try:
        print(label, "->", function())
    except Exception as error:
        print(label, "->", type(error).__name__, "|", str(error).split(" at 0x")[0])


t = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("name", String), Column("odd name", Integer, key="odd"), Column("keys", Integer), Column("values", Integer))
print(t.c, len(t.c), t.c.keys(), [c.name for c in t.c], list(t.c) == list(t.columns), t.c.id is t.columns.id, t.c["name"] is t.c.name, t.c[0] is t.c.id)
print(t.c["id", "name"], t.c["id", "odd"].keys(), t.c[0, 1], t.c[0:2], t.c[1:].keys(), "id" in t.c, "zip" in t.c, "odd name" in t.c, t.c.contains_column(t.c.id), t.c.contains_column(column("id")))
print(t.c.values(), t.c.items()[:2], t.c.get("id"), t.c.get("zip"), t.c.get("zip", 5), t.c.odd.name, t.c["keys"], bool(t.c), t.c == t.c, t.c.as_readonly() if hasattr(t.c, "as_readonly") else "")
for name, collection in {"alias": t.alias("a").c, "subquery": select(t.c.id, t.c.name.label("who"), (t.c.id + 1)).subquery("s").c, "cte": select(t).cte("x").c, "join": t.join(table("u", column("id"), column("t_id")), column("t_id") == t.c.id).c, "select": select(t.c.id, t.c.name).selected_columns, "table": table("v", column("p"), column("q")).c}.items():
    print(name, collection.keys(), [str(c) for c in collection], len(collection))
attempt("attribute", lambda: t.c.zip)
attempt("item", lambda: t.c["zip"])
attempt("number", lambda: t.c[9])
attempt("several", lambda: t.c["id", "zip"])
attempt("column in", lambda: t.c.id in t.c)
attempt("number in", lambda: 5 in t.c)
attempt("assign", lambda: setattr(t.c, "x", 1))
attempt("delete", lambda: delattr(t.c, "id"))
attempt("add", lambda: t.c.add(Column("z", Integer)))
attempt("private", lambda: t.c._nothing)
attempt("corresponding", lambda: t.alias("a").c.id is t.alias("a").corresponding_column(t.c.id))
alias = t.alias("a")
attempt("corresponding alias", lambda: alias.corresponding_column(t.c.id) is alias.c.id)
attempt("replaced", lambda: (t.append_column(Column("name", Integer), replace_existing=True), t.c.keys(), t.c.name.type)[1:])
attempt("not replaced", lambda: t.append_column(Column("name", Integer)))
attempt("primary key", lambda: (t.primary_key.columns.keys(), [c.key for c in t.primary_key], t.primary_key.columns.contains_column(t.c.id)))
attempt("star", lambda: str(select(*t.c)))
attempt("star of some", lambda: str(select(t.c["id", "odd"])))
attempt("dict", lambda: {c.key: str(c.type) for c in t.c})
