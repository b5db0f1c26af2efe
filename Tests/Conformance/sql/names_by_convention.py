# What the name of a constraint is where a naming convention makes it, and of those that types make without a name.
from sqlalchemy import Boolean, CheckConstraint, Column, Enum, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint, column
from sqlalchemy.schema import AddConstraint, CreateTable, DropConstraint, conv

conventions = [
    {},
    {"ck": "ck_%(table_name)s_%(column_0_name)s"},
    {"uq": "uq_%(table_name)s_%(column_0_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s", "ix": "ix_%(column_0_label)s"},
    {"tok": lambda constraint, table: "t_" + str(constraint.name), "ck": "ck_%(tok)s"},
]
for convention in conventions:
    user = Table(
        "user", MetaData(naming_convention=convention), Column("id", Integer, primary_key=True), Column("active", Boolean(create_constraint=True)),
        Column("kind", Enum("a", "b", create_constraint=True)), Column("fixed", Boolean(create_constraint=True, name=conv("fixed_name"))),
        Column("boss", ForeignKey("user.id")), CheckConstraint(column("id") > 2), UniqueConstraint("kind"), Index(None, "boss"),
    )
    print("==", sorted(convention))
    for constraint in sorted(user.constraints, key=lambda c: (type(c).__name__, str(getattr(c, "sqltext", "")))):
        print(type(constraint).__name__, repr(constraint.name), type(constraint.name).__name__)
    print([(index.name, type(index.name).__name__) for index in user.indexes])
    print(CreateTable(user))
    for constraint in sorted(user.constraints, key=lambda c: str(getattr(c, "sqltext", ""))):
        if isinstance(constraint, CheckConstraint):
            for ddl in (AddConstraint, DropConstraint):
                try:
                    print(ddl(constraint, isolate_from_table=False) if ddl is AddConstraint else ddl(constraint))
                except Exception as error:
                    print(type(error).__name__, str(error).split(" <")[0][:60])
