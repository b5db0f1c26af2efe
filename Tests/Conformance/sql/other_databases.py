"""What a database refuses that is of another, and what SQL Server and Oracle write their own way."""
from sqlalchemy import Column, ForeignKeyConstraint, Integer, MetaData, String, Table, column, func, select, table
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.dialects.mysql import insert as mysql_insert
from sqlalchemy.dialects.postgresql import array, insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.schema import AddConstraint, DropColumnComment, DropTableComment, SetColumnComment, SetTableComment

metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True, comment="number of it's own"), Column("name", String(20)), Column("p_id", Integer), comment="a table", schema="own")
p = Table("p", metadata, Column("id", Integer, primary_key=True))
key = ForeignKeyConstraint(["p_id"], ["p.id"], name="fk", onupdate="CASCADE", ondelete="SET NULL")
t.append_constraint(key)


def show(statement, *databases):
    for database in databases:
        try:
            print(f"{database.__name__.rsplit('.')[-1]}: {statement.compile(dialect=database.dialect())}")
        except Exception as error:
            print(f"{database.__name__.rsplit('.')[-1]}: {type(error).__name__}", str(error).split(" object at ")[0], str(error)[str(error).find("can't") :])


everything = (sqlite, postgresql, mysql, oracle, mssql)
plain = table("t", column("id"), column("name"))
upsert = sqlite_insert(plain).values(id=1)
show(upsert.on_conflict_do_update(index_elements=["id"], set_={"name": upsert.excluded.name}), sqlite, mysql, oracle, mssql)
show(upsert.on_conflict_do_nothing(), sqlite, mysql)
show(postgresql_insert(plain).values(id=1).on_conflict_do_nothing(index_elements=["id"]), postgresql, sqlite, mysql)
show(mysql_insert(plain).values(id=1).on_duplicate_key_update(name="x"), mysql, sqlite, postgresql)
show(select(array([1, 2])), *everything)
for definition in (SetTableComment(t), DropTableComment(t), SetColumnComment(t.c.id), DropColumnComment(t.c.id)):
    show(definition, postgresql, mysql, oracle, mssql)
show(AddConstraint(key), postgresql, oracle, mssql)
show(select(plain).where(plain.c.name.icontains("a%", autoescape=True)), *everything)
show(select(func.concat(plain.c.name, "x")), *everything)
