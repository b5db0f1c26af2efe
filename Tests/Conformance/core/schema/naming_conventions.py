"""naming_convention of MetaData: every token, explicit names, conv(), callable tokens, refusals."""
from sqlalchemy import Boolean, CheckConstraint, Column, Enum, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, PrimaryKeyConstraint, String, Table, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, conv

usual = {"ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s", "ck": "ck_%(table_name)s_%(constraint_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s", "pk": "pk_%(table_name)s"}


def show(title, convention, build):
    print("--", title)
    try:
        metadata = MetaData(naming_convention=convention)
        Table("owner", metadata, Column("id", Integer, primary_key=True), Column("code", String, key="kode"), schema=None)
        table = build(metadata)
        print(str(CreateTable(table).compile(dialect=sqlite.dialect())).strip())
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            print(CreateIndex(index).compile(dialect=sqlite.dialect()))
        print(sorted(str(c.name) for c in table.constraints if not isinstance(c, CheckConstraint)))
    except Exception as error:
        print(type(error).__name__, "|", error)


def build(metadata):
    return Table("pet", metadata, Column("id", Integer, primary_key=True), Column("name", String, unique=True), Column("owner_id", ForeignKey("owner.id"), index=True), Column("age", Integer), CheckConstraint("age > 0", name="positive"), UniqueConstraint("name", "age"), Index(None, "name", "age"))


show("usual", usual, build)
show("none", None, build)
show("all columns", {"uq": "uq_%(column_0N_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s", "fk": "fk_%(column_0_name)s_%(referred_column_0_name)s", "pk": "pk_%(column_0N_label)s"}, build)
show("keys", {"uq": "uq_%(column_0_key)s_%(column_1_key)s", "ix": "ix_%(column_0_N_label)s"}, lambda m: Table("t", m, Column("a", Integer, key="aa"), Column("b", Integer), UniqueConstraint("aa", "b"), Index(None, "aa")))
show("referred", {"fk": "fk_%(referred_table_name)s_%(referred_column_0_name)s_%(column_0N_name)s"}, lambda m: Table("t", m, Column("o", ForeignKey("owner.id"))))
show("callable", {"long": lambda constraint, table: table.name.upper() + str(len(constraint.columns)), "uq": "uq_%(long)s"}, lambda m: Table("t", m, Column("a", Integer), Column("b", Integer), UniqueConstraint("a", "b")))
show("explicit names stay", usual, lambda m: Table("t", m, Column("a", Integer, unique=True), UniqueConstraint("a", name="mine"), Index("mine_ix", "a"), PrimaryKeyConstraint("a", name="mine_pk")))
show("conv", usual, lambda m: Table("t", m, Column("a", Integer), CheckConstraint("a > 1", name=conv("as_it_is")), CheckConstraint("a > 2", name="wrapped")))
show("check without name", usual, lambda m: Table("t", m, Column("a", Integer), CheckConstraint("a > 1")))
show("boolean", usual, lambda m: Table("t", m, Column("flag", Boolean(create_constraint=True)), Column("kind", Enum("a", "b", name="kinds", create_constraint=True))))
show("boolean with a name", {"ck": "ck_%(table_name)s_%(column_0_name)s"}, lambda m: Table("t", m, Column("flag", Boolean(create_constraint=True))))
show("column name in check", {"ck": "ck_%(column_0_name)s"}, lambda m: Table("t", m, Column("a", Integer), CheckConstraint("a > 1")))
show("unknown token", {"uq": "uq_%(nonsense)s"}, lambda m: Table("t", m, Column("a", Integer, unique=True)))
show("by class", {PrimaryKeyConstraint: "key_%(table_name)s", UniqueConstraint: "unique_%(table_name)s_%(column_0_name)s", Index: "index_%(column_0_name)s"}, build)
show("long", {"uq": "uq_%(table_name)s_%(column_0N_name)s"}, lambda m: Table("t" * 40, m, *[Column(c * 30, Integer) for c in "abc"], UniqueConstraint("a" * 30, "b" * 30, "c" * 30)))
show("schema", usual, lambda m: Table("t", m, Column("a", Integer, index=True), Column("b", Integer, unique=True), schema="other"))
show("composite foreign key", usual, lambda m: (Table("two", m, Column("x", Integer, primary_key=True), Column("y", Integer, primary_key=True)), Table("t", m, Column("x", Integer), Column("y", Integer), ForeignKeyConstraint(["x", "y"], ["two.x", "two.y"])))[1])
print(MetaData().naming_convention, MetaData(naming_convention=usual).naming_convention["pk"], MetaData(naming_convention={}).naming_convention)
