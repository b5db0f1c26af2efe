"""Defaults and onupdate of columns: values, callables, contexts, SQL, the server's."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, insert, select, text, update

numbers = iter(range(100, 200))


def slug(context):
    return context.get_current_parameters()["title"].lower().replace(" ", "-")


metadata = MetaData()
page = Table(
    "page", metadata,
    Column("id", Integer, primary_key=True),
    Column("title", String, nullable=False),
    Column("slug", String, default=slug),
    Column("number", Integer, default=lambda: next(numbers)),
    Column("state", String, default="draft"),
    Column("length", Integer, default=func.length("12345")),
    Column("lang", String, server_default="en"),
    Column("version", Integer, default=1, onupdate=text("version + 1")),
    Column("changed", String, onupdate=lambda: "changed"),
)
engine = create_engine("sqlite://")
metadata.create_all(engine)
print(insert(page).values(title="x"))
print(update(page).values(title="y"))
with engine.begin() as conn:
    result = conn.execute(insert(page).values(title="Hello World"))
    print(result.inserted_primary_key, result.last_inserted_params())
    print([c.name for c in result.postfetch_cols()], [c.name for c in result.prefetch_cols()], result.lastrow_has_defaults())
    conn.execute(insert(page), [{"title": "One Two"}, {"title": "Three", "state": "live", "slug": "given"}] if False else [{"title": "One Two"}, {"title": "Three"}])
    conn.execute(insert(page).values([{"title": "A b"}, {"title": "C d"}]))
    conn.execute(insert(page), {"title": "None", "state": None, "lang": None})
    for row in conn.execute(select(page)):
        print(row)
    result = conn.execute(update(page).where(page.c.id == 1).values(title="New"))
    print(result.rowcount, result.last_updated_params())
    print(conn.execute(select(page.c.title, page.c.version, page.c.changed, page.c.slug).where(page.c.id == 1)).one())
    conn.execute(update(page).where(page.c.id == 2), {"version": 50})
    print(conn.execute(select(page.c.version, page.c.changed).where(page.c.id == 2)).one())
    conn.execute(insert(page).from_select(["title"], select(page.c.title).where(page.c.id == 3), include_defaults=False))
    print(conn.execute(select(page.c.title, page.c.number, page.c.state, page.c.lang).order_by(page.c.id.desc()).limit(1)).one())
    print(conn.execute(insert(page).values(title="Back").returning(page.c.id, page.c.lang, page.c.length)).one())
print(page.c.state.default, page.c.state.default.arg, page.c.number.default.is_callable, page.c.length.default.is_clause_element, page.c.state.default.is_scalar, page.c.lang.server_default.arg, page.c.title.default)
