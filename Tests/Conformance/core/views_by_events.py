"""Statements of a program's own as listeners; columns, tables and indexes whose names and settings change."""
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateTable, DDLElement


class CreateView(DDLElement):
    def __init__(self, name, selectable):
        self.name = name
        self.selectable = selectable


class DropView(DDLElement):
    def __init__(self, name):
        self.name = name


@compiles(CreateView)
def create_view(element, compiler, **kw):
    return f"CREATE VIEW {element.name} AS {compiler.sql_compiler.process(element.selectable, literal_binds=True)}"


@compiles(DropView)
def drop_view(element, compiler, **kw):
    return f"DROP VIEW {element.name}"


metadata = sa.MetaData()
stocks = sa.Table("stocks", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("amount", sa.Integer))
sa.event.listen(metadata, "after_create", CreateView("large", sa.select(stocks).where(stocks.c.amount > 5)))
sa.event.listen(stocks, "before_drop", DropView("large"))
engine = sa.create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(stocks.insert(), [{"amount": 3}, {"amount": 9}])
    print(connection.execute(sa.text("SELECT * FROM large")).all())
metadata.drop_all(engine)

# A table of another's columns, with other settings.
people = sa.Table("people", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(5), unique=True, index=True, default="x"))
history = sa.Table("history", sa.MetaData())
for column in people.columns:
    copy = column.copy() if False else column._copy()
    copy.unique = False
    copy.index = None
    copy.default = None
    copy.computed = None
    history.append_column(copy)
print(CreateTable(history), history.indexes, history.c.name.unique, history.c.name.index)
print(sa.select(history))
history.schema = "archive"
history.name = "People"
print(sa.select(history), CreateTable(history))
index = sa.Index("by_name", people.c.name)
index.name, index.unique = "other", True
print(sa.schema.CreateIndex(index))

url = sa.engine.make_url("postgresql://someone:secret@server:5432/shop")
print(url._replace(database=None, port=None), url.set(database="other"))
