# A class derived from Table with a constructor of its own: `self` is the table, which is in its metadata already.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select

made = []


class Audited(Table):
    def __init__(self, name, metadata, *args, **kw):
        new = not kw.get("_no_init", True)
        super().__init__(name, metadata, *args, **kw)
        if new:
            self.append_column(Column("changed_by", String))
            made.append(self)
        self.label = name.title()


metadata = MetaData()
books = Audited("books", metadata, Column("id", Integer, primary_key=True), info={"shelf": 3}, comment="all of them")
print(type(books).__name__, books.c.keys(), books.label, books.info, books.comment)
print(made == [books], made[0] is books, metadata.tables["books"] is books)
print(Audited("books", metadata) is books, len(made), books.c.keys())
print(Audited("shelves", MetaData(schema="lib"), Column("id", Integer), schema="other").fullname)
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(insert(books), {"changed_by": "me"})
    print(connection.execute(select(books)).all())


class Failing(Table):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        raise ValueError("not this one")


try:
    Failing("failing", metadata, Column("id", Integer))
except ValueError as error:
    print(error, sorted(metadata.tables))


class Plain(Table):
    pass


print(type(Plain("plain", metadata, Column("id", Integer))).__name__, type(books.to_metadata(MetaData())).__name__)
