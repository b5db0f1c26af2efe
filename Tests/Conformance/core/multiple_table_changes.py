"""UPDATE and DELETE of aliases, joins and several tables, as each database writes them."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, delete, func, update
from sqlalchemy.dialects import mssql, mysql, oracle, postgresql, sqlite
from sqlalchemy.engine import default

metadata = MetaData()
user = Table("user_account", metadata, Column("id", Integer, primary_key=True), Column("fullname", String), Column("changed", Integer, onupdate=7))
mail = Table("address", metadata, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("user_account.id")), Column("address", String), Column("seen", Integer, onupdate=func.max(1)))


def show(title, statement):
    print("--", title)
    for dialect in (None, default.DefaultDialect(), sqlite.dialect(), mysql.dialect(), postgresql.dialect(), oracle.dialect(), mssql.dialect()):
        name = dialect.name if dialect else "str"
        try:
            compiled = statement.compile(dialect=dialect) if dialect else statement.compile()
            print(f"{name:10}", compiled, compiled.params)
        except Exception as error:
            print(f"{name:10}", type(error).__name__, "|", error)


show("update from", update(user).where(user.c.id == mail.c.user_id).values(fullname=mail.c.address))
show("two tables", update(user).where(user.c.id == mail.c.user_id).values({user.c.fullname: "P", mail.c.address: "p@"}))
show("other table alone", update(user).values({mail.c.address: "p@"}))
alias = user.alias("u")
show("alias", update(alias).where(alias.c.id == 5).values(fullname="x"))
show("delete alias", delete(alias).where(alias.c.id == 5))
show("join", update(user.join(mail)).values({user.c.fullname: "x"}).where(mail.c.id == 1))
show("delete using", delete(user).where(user.c.id == mail.c.user_id))
show("delete using join", delete(user).using(user.outerjoin(mail)).where(mail.c.address == "x"))
show("returning", update(user).where(user.c.id == mail.c.user_id).values(fullname="x").returning(user.c.id, mail.c.id))
show("delete returning", delete(user).where(user.c.id == 3).returning(user.c.id, user.c.fullname))
print(update(alias).table is alias, update(alias).entity_description["name"], delete(user).table.name)
for bad in (lambda: update(5), lambda: delete("user"), lambda: update(user.select()), lambda: update(user.select().subquery())):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, "|", str(error).split(" at 0x")[0])
