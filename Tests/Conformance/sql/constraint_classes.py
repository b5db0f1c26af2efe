# Constraints, sequences and the like of a program's own classes have constructors of their own.
from sqlalchemy import CheckConstraint, Column, Computed, ForeignKey, ForeignKeyConstraint, Identity, Index, Integer, MetaData, Sequence, String, Table, create_engine, exc, insert, select
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateSequence, CreateTable, CreateView, DropConstraint, DropTable
import warnings


class Positive(CheckConstraint):
    def __init__(self, column, **kw):
        super().__init__(f"{column} > 0", name=f"ck_{column}_positive", **kw)
        self.info["of"] = column


class Parent(ForeignKeyConstraint):
    def __init__(self, column, table):
        super().__init__([column], [f"{table}.id"], name=f"fk_{table}", ondelete="CASCADE")


class Owner(ForeignKey):
    def __init__(self, table):
        super().__init__(table + ".id", onupdate="CASCADE")


class Sorted(Index):
    def __init__(self, *columns):
        super().__init__("ix_" + "_".join(columns), *columns, unique=True)


class Numbers(Sequence):
    def __init__(self, name):
        super().__init__(name + "_seq", start=100, increment=10)


class Always(Identity):
    def __init__(self):
        super().__init__(always=True, start=7)


class Twice(Computed):
    def __init__(self, column):
        super().__init__(f"{column} * 2", persisted=True)


metadata = MetaData()
Table("owner", metadata, Column("id", Integer, primary_key=True))
item = Table(
    "item", metadata,
    Column("id", Integer, Numbers("item"), primary_key=True),
    Column("owner_id", Integer, Owner("owner")), Column("parent_id", Integer),
    Column("price", Integer), Column("double", Integer, Twice("price")), Column("code", Integer, Always()),
    Positive("price"), Parent("parent_id", "owner"), Sorted("price", "parent_id"),
)
print(CreateTable(item))
print([(type(index).__name__, str(CreateIndex(index))) for index in item.indexes])
print(CreateSequence(item.c.id.default), [c.info for c in item.constraints if isinstance(c, Positive)])
late = Positive("price", table=item)
print(late.table is item, sorted(type(c).__name__ for c in item.constraints))

# What stands for CREATE TABLE and DROP TABLE, in copies too.
plain = Table("plain", MetaData(), Column("x", Integer))
plain.set_creator_ddl(CreateTable(plain, if_not_exists=True))
plain.set_dropper_ddl(DropTable(plain, if_exists=True))
copy = plain.to_metadata(MetaData())
engine = create_engine("sqlite://")
for _ in range(2):
    copy.metadata.create_all(engine, checkfirst=False)
with engine.begin() as connection:
    connection.execute(insert(copy), {"x": 1})
    print(connection.execute(select(copy)).all())
copy.metadata.drop_all(engine)
copy.metadata.drop_all(engine, checkfirst=False)
view = CreateView(select(plain), "seen", metadata=plain.metadata)
print(view.table.to_metadata(MetaData()).is_view)

# Names that are too long, and columns without names.
short = create_engine("sqlite://", max_identifier_length=20)
for method in (metadata.create_all, Table("a_name_of_more_than_20_letters", MetaData(), Column("x", Integer)).create):
    try:
        method(short)
        print("made")
    except exc.IdentifierError as error:
        print(error)
try:
    Table("t", MetaData(), Column("q", Integer)).append_constraint(Index("ix", Column(Integer)))
except exc.ArgumentError as error:
    print(error)

# The foreign key of a subquery's column is part of the table's constraint.
key = list(item.c.parent_id.foreign_keys)[0]
print(list(select(item).subquery().c.parent_id.foreign_keys)[0].constraint is key.constraint)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    DropConstraint(late, isolate_from_table=False)
    AddConstraint(late, isolate_from_table=False)
print([str(w.message) for w in caught])
