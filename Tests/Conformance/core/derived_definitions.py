"""Classes derived from columns, keys, constraints and indexes, with constructors of their own."""
from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, UniqueConstraint, create_engine, select
from sqlalchemy.schema import CreateIndex, CreateTable


class OwnedBy(ForeignKey):
    def __init__(self, target, **keywords):
        keywords.setdefault("ondelete", "CASCADE")
        self.audited = True
        super().__init__(target, **keywords)


class Required(Column):
    inherit_cache = True

    def __init__(self, *arguments, tag=None, **keywords):
        self.tag = tag
        keywords.setdefault("nullable", False)
        super().__init__(*arguments, **keywords)

    def shout(self):
        return self.name.upper()


class Together(UniqueConstraint):
    def __init__(self, *columns):
        super().__init__(*columns, name="uq_" + "_".join(columns))


class Fast(Index):
    def __init__(self, *columns):
        super().__init__("fast_" + "_".join(column.name for column in columns), *columns, unique=True)


metadata = MetaData()
parent = Table("parent", metadata, Required("id", Integer, primary_key=True, tag="x"), Required("name", String(5)))
child = Table("child", metadata, Required("id", Integer, primary_key=True), Required("parent_id", Integer, OwnedBy("parent.id")), Column("n", Integer), Together("parent_id", "n"))
fast = Fast(child.c.n, child.c.id)
print(CreateTable(parent), CreateTable(child), CreateIndex(fast))
print(type(parent.c.id).__name__, parent.c.id.tag, parent.c.name.tag, parent.c.id.shout())
key = list(child.c.parent_id.foreign_keys)[0]
print(type(key).__name__, key.audited, key.ondelete, key.column, key.parent)
print([type(index).__name__ for index in child.indexes], sorted(type(constraint).__name__ for constraint in child.constraints))
print(select(parent.c.id, child.c.n).join(child))

engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(parent.insert(), {"id": 1, "name": "a"})
    connection.execute(child.insert(), [{"parent_id": 1, "n": 1}, {"parent_id": 1, "n": 2}])
    print(connection.execute(select(child)).all())
