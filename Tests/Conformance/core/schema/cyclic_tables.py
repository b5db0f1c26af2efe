"""Tables that refer to each other: order of creation and removal, use_alter, warnings, sorted_tables."""
import warnings
from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Table, create_engine, event


def run(title, metadata):
    print("--", title)
    engine = create_engine("sqlite://")
    log = []
    event.listen(engine, "before_cursor_execute", lambda c, cursor, statement, *rest: log.append(" ".join(statement.split())))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        metadata.create_all(engine)
        metadata.drop_all(engine)
        print([table.name for table in metadata.sorted_tables])
    print(*log, sep="\n")
    for warning in caught:
        print(warning.category.__name__, "|", warning.message)


plain = MetaData()
Table("a", plain, Column("id", Integer, primary_key=True), Column("b_id", ForeignKey("b.id")))
Table("b", plain, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")))
Table("c", plain, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")))
run("cycle", plain)

altered = MetaData()
Table("a", altered, Column("id", Integer, primary_key=True), Column("b_id", ForeignKey("b.id", use_alter=True, name="fk_a_b")))
Table("b", altered, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")))
run("use_alter", altered)

self_referring = MetaData()
Table("node", self_referring, Column("id", Integer, primary_key=True), Column("parent_id", ForeignKey("node.id")))
run("itself", self_referring)

chain = MetaData()
Table("z", chain, Column("id", Integer, primary_key=True))
Table("m", chain, Column("id", Integer, primary_key=True), Column("a_id", ForeignKey("a.id")))
Table("a", chain, Column("id", Integer, primary_key=True), Column("z_id", ForeignKey("z.id")))
Table("free", chain, Column("id", Integer, primary_key=True))
run("chain", chain)

dependent = MetaData()
first = Table("first", dependent, Column("id", Integer, primary_key=True))
second = Table("second", dependent, Column("id", Integer, primary_key=True))
first.add_is_dependent_on(second)
run("dependent", dependent)

engine = create_engine("sqlite://")
chain.create_all(engine, tables=[chain.tables["m"], chain.tables["z"]])
print(engine.connect().exec_driver_sql("select name from sqlite_master order by rowid").scalars().all())
chain.drop_all(engine, tables=[chain.tables["z"]])
chain.create_all(engine)
chain.create_all(engine)
print(engine.connect().exec_driver_sql("select name from sqlite_master order by rowid").scalars().all())
