"""Rows by the keys of columns and by names with the table's."""
from sqlalchemy import Column, Integer, LABEL_STYLE_TABLENAME_PLUS_COL, MetaData, String, Table, create_engine, select, text, true

engine = create_engine("sqlite://")
metadata = MetaData()
users = Table("users", metadata, Column("usr_id", Integer, primary_key=True, key="id"), Column("usr_name", String, key="name"))
notes = Table("notes", metadata, Column("id", Integer, primary_key=True), Column("name", String))
metadata.create_all(engine)


def tell(get):
    try:
        print(get())
    except Exception as error:
        print(type(error).__name__, error)


with engine.begin() as connection:
    connection.execute(users.insert(), [{"id": 1, "name": "ada"}])
    connection.execute(notes.insert(), [{"id": 7, "name": "note"}])
    row = connection.execute(select(users)).one()
    print(row._fields, row.id, row.name, row.usr_name, row.users_usr_id, row._mapping["name"])
    tell(lambda: row.users_name)
    row = connection.execute(select(users).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)).one()
    print(row._fields, row.users_usr_name, row.users_name)
    tell(lambda: row.name)
    row = connection.execute(select(users, notes).join_from(users, notes, true())).one()
    print(row._fields, row.id, row.name, row.usr_id)
    row = connection.execute(select(users.c.name.label("who"), users.c.id)).one()
    print(row._fields, row.who, row.id)
    tell(lambda: row.name)
    row = connection.execute(select(select(users).subquery())).one()
    print(row._fields, row.id, row.usr_name)
    print(connection.execute(select(users)).columns("name").all())
    print(connection.execute(select(users)).scalars("id").all())
    row = connection.execute(text("select usr_id, usr_name from users").columns(users.c.id, users.c.name)).one()
    print(row._fields, row.id, row.usr_name, row._mapping[users.c.name])
    result = connection.execute(select(users))
    print(result._soft_closed, result.closed, result.all(), result._soft_closed, result.closed)
