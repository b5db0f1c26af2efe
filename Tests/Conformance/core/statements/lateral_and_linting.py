"""LATERAL of anything in FROM, windows of given bounds, what joins a FROM, and IN written out."""
from sqlalchemy import Column, FrameClause, FrameClauseType, Integer, MetaData, String, Table, bindparam, func, lateral, select, sql, table, column, true, tuple_

metadata = MetaData()
people = Table("people", metadata, Column("id", Integer), Column("name", String))
books = Table("books", metadata, Column("id", Integer), Column("owner", Integer))

owned = select(books.c.id).where(books.c.owner == people.c.id).subquery()
print(select(people.c.name, owned.lateral("b").c.id).join_from(people, owned.lateral("b"), true()))
print(select(lateral(owned)))
print(select(lateral(func.generate_series(1, people.c.id))).join_from(people, lateral(func.generate_series(1, people.c.id)), true()))
print(select(people.lateral("q").c.name))
print(owned.lateral("alone"))

frame = FrameClause(5, 10, FrameClauseType.PRECEDING, FrameClauseType.FOLLOWING)
print(func.sum(people.c.id).over(order_by=people.c.name, range_=frame))
print(func.sum(people.c.id).over(rows=FrameClause(None, None, FrameClauseType.UNBOUNDED, FrameClauseType.CURRENT)))
for bad in ((1, None, FrameClauseType.CURRENT, FrameClauseType.CURRENT),):
    try:
        FrameClause(*bad)
    except Exception as error:
        print(type(error).__name__, error)
print(func.percentile(1).filter(people.c.id > 3).within_group(people.c.name))

compiled = select(people, books).compile(linting=sql.COLLECT_CARTESIAN_PRODUCTS)
print(compiled.from_linter.lint(people) == ({books}, people))
joined = select(people, books).where(people.c.id == books.c.owner).compile(linting=sql.COLLECT_CARTESIAN_PRODUCTS)
print(joined.from_linter.lint())

statement = select(people.c.id).where(people.c.id.in_([1, 2]), tuple_(people.c.id, people.c.name).in_([(1, "a"), (2, "b")]), people.c.name == bindparam("id_1_1", "x"))
written = statement.compile(compile_kwargs={"render_postcompile": True})
print(written)
print(written.params)
try:
    written.construct_params({"id_1": [5]})
except Exception as error:
    print(type(error).__name__, error)
state = statement.compile().construct_expanded_state({"id_1": [7, 8, 9]})
print(state.statement)
print(state.parameters)
