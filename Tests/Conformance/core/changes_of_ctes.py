"""UPDATE and DELETE of a CTE, INSERT from any element of FROM, SET of what is no column."""
from sqlalchemy import ARRAY, Column, Integer, MetaData, String, Table, column, create_engine, delete, func, insert, literal, select, table, text, update, values
from sqlalchemy.dialects import mysql, postgresql, sqlite

part = table("part", column("id"), column("price"), column("name"))
metadata = MetaData()
stock = Table("stock", metadata, Column("id", Integer, primary_key=True), Column("kind", String, default="plain"), Column("count", Integer, default=lambda: 3))
tags = Table("tags", metadata, Column("id", Integer, primary_key=True), Column("words", ARRAY(String)))


def show(title, make, dialect=None):
    try:
        compiled = make().compile(dialect=dialect)
        print(f"{title}: {' '.join(str(compiled).split())} {compiled.params}")
    except Exception as error:
        print(f"{title}: {type(error).__name__}: {str(error).split(' at 0x')[0]}")


cheap = part.select().where(part.c.price < 5).cte("cheap")
show("update cte", lambda: update(cheap))
show("update cte where", lambda: update(cheap).values(price=9).where(cheap.c.id == 4))
show("delete cte", lambda: delete(cheap))
show("delete cte where", lambda: delete(cheap).where(text("price > 1")).returning(cheap.c.id))
show("alias of cte", lambda: update(cheap.alias("c")).values(price=1))
show("of subquery", lambda: update(part.select().subquery()))

show("from table", lambda: insert(stock).from_select(["id"], part.alias("p"), include_defaults=False))
show("from subquery", lambda: insert(part).from_select(["id", "price", "name"], part.select().subquery()))
show("from cte", lambda: insert(part).from_select(["id", "price", "name"], cheap))
show("from values", lambda: insert(part).from_select(["id", "name"], values(column("a"), column("b"), name="v").data([(1, "x")])))
show("from text", lambda: insert(part).from_select(["id"], text("SELECT 1")))
show("from string", lambda: insert(part).from_select(["id"], "SELECT 1"))
show("defaults", lambda: insert(stock).from_select(["id"], select(part.c.id)))

show("element", lambda: update(tags).values({tags.c.words[2]: "red"}), postgresql.dialect())
show("function", lambda: update(part).values({func.trim(part.c.name): "x", "price": 2}))
show("ordered", lambda: update(part).ordered_values((part.c.id + 1, 5), ("price", 2)))
show("number", lambda: update(part).values({7: "x"}))
show("table", lambda: update(part).values({part: "x"}))

other = part.alias("other")
show("alias and table", lambda: update(other).where(part.c.id == 7).values({part.c.name: "a", other.c.price: 3}))
show("alias alone", lambda: update(other).where(other.c.id == 7).values({part.c.name: "a"}))
show("mysql alias", lambda: update(other).where(part.c.id == 7).values({part.c.name: "a"}), mysql.dialect())
show("foreign", lambda: update(part).values({stock.c.kind: "a"}), mysql.dialect())
show("foreign from", lambda: update(part).where(other.c.id == 1).values({stock.c.kind: "a"}), mysql.dialect())
show("sqlite foreign", lambda: update(part).where(stock.c.id == 1).values({stock.c.kind: "a", "zip": 1}), sqlite.dialect())

print(update(part).where(part.c.id == 12).compile(column_keys=[part.c.id]).construct_params({"id": 18}))
print(select(part.c.id).where(part.c.id == 12).compile().construct_params({"id": 18, "id_1": 19}))

engine = create_engine("sqlite://")
with engine.begin() as connection:
    metadata.tables["stock"].create(connection)
    connection.execute(stock.insert().from_select(["id"], select(literal(4))))
    connection.execute(stock.insert().from_select(["id", "kind"], select(literal(5).label("id"), literal("odd").label("kind")).subquery()))
    print(connection.execute(select(stock)).all())
