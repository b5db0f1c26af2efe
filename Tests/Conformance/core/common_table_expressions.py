"""CTEs: recursive, nested, of changes, several, with aliases."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, delete, func, insert, literal, select, update, values, column
from sqlalchemy.dialects import mssql, postgresql

metadata = MetaData()
part = Table("part", metadata, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("part.id")), Column("name", String), Column("price", Integer))
archive = Table("archive", metadata, Column("id", Integer, primary_key=True), Column("name", String))


def show(statement, dialect=None):
    print(str(statement.compile(dialect=dialect) if dialect else statement))


top = select(part.c.id, part.c.name, literal(0).label("depth")).where(part.c.parent_id.is_(None)).cte("tree", recursive=True)
tree = top.union_all(select(part.c.id, part.c.name, top.c.depth + 1).join(top, part.c.parent_id == top.c.id))
show(select(tree).order_by(tree.c.depth))
show(select(tree.c.name), mssql.dialect())
cheap = select(part).where(part.c.price < 5).cte("cheap")
dear = select(part).where(part.c.price > 50).cte("dear")
show(select(cheap.c.name, dear.c.name).where(cheap.c.parent_id == dear.c.parent_id))
first, second = cheap.alias("one"), cheap.alias("two")
show(select(first.c.id, second.c.id).where(first.c.id < second.c.id))
inner = select(part.c.id).cte("inner", nesting=True)
show(select(select(inner).cte("outer")))
show(select(cheap).add_cte(dear))
gone = delete(part).where(part.c.price == 0).returning(part.c.id, part.c.name).cte("gone")
show(insert(archive).from_select(["id", "name"], select(gone)))
show(insert(archive).from_select(["id", "name"], select(gone)), postgresql.dialect())
show(update(part).where(part.c.id.in_(select(cheap.c.id))).values(price=1))
show(delete(part).where(part.c.id == cheap.c.id))
show(select(select(part.c.id).cte()))
show(select(cheap.prefix_with("MATERIALIZED").suffix_with("SEARCH DEPTH FIRST")))
rows = values(column("n", Integer), name="v").data([(1,), (2,)]).cte("numbers")
show(select(rows.c.n))
engine = create_engine("sqlite://")
with engine.begin() as connection:
    metadata.create_all(connection)
    connection.execute(insert(part), [{"id": 1, "parent_id": None, "name": "car", "price": 90}, {"id": 2, "parent_id": 1, "name": "wheel", "price": 4}, {"id": 3, "parent_id": 2, "name": "bolt", "price": 1}, {"id": 4, "parent_id": 1, "name": "door", "price": 60}])
    print(connection.execute(select(tree.c.name, tree.c.depth).order_by(tree.c.depth, tree.c.name)).all())
    print(connection.execute(select(func.count()).select_from(cheap)).scalar(), connection.execute(select(rows.c.n)).scalars().all())
    print(connection.execute(select(first.c.id, second.c.id).where(first.c.id < second.c.id)).all())
for bad in (lambda: show(select(part.c.id).cte("same").select().union(select(part.c.name).cte("same").select())), lambda: select(part.c.id).cte("x").c.nothing):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, "|", error)
