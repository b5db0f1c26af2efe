"""OrderByList, collations with a schema, the names of tables that schemas share, labels in ORDER BY."""
from sqlalchemy import Column, Integer, MetaData, OrderByList, String, Table, cast, collate, column, desc, exists, func, literal, select, table
from sqlalchemy.dialects import mssql, mysql, postgresql, sqlite
from sqlalchemy.engine import default
from sqlalchemy.schema import CreateTable


def text(statement, dialect=None):
    return " ".join(str(statement.compile(dialect=dialect)).split())


x, y = Column("x", Integer), Column("y", Integer)
terms = OrderByList([x, y])
for changed in (terms, terms.desc(), terms.asc().nulls_last(), terms.desc().nulls_first(), desc(terms)):
    print(text(changed), "|", text(select(literal(1)).order_by(changed)))
print([item.name for item in terms], text(select(x).group_by(terms)), text(func.row_number().over(order_by=terms.desc())))

named = MetaData()
for dialect in (None, postgresql.dialect(), mssql.dialect(), mysql.dialect(), sqlite.dialect()):
    print("--", dialect.name if dialect else "default")
    print(text(select(column("x").collate("bar", collation_schema="mine")), dialect))
    print(text(select(collate(column("x"), "fr_FR", collation_schema="Mine")), dialect))
    kind = String(10, collation="en_US", collation_schema="mine")
    print(text(cast(column("x"), kind), dialect), text(func.cast(column("x"), kind), dialect), kind)
    print(text(CreateTable(Table("t", MetaData(), Column("x", kind))), dialect))
print(repr(String(10, collation="en_US", collation_schema="mine")), String(5, collation="a", collation_schema="b").collation_schema)
print(text(func.extract("year", column("d")), sqlite.dialect()))

plain = table("item", column("id"), column("size"))
archived = table("item", column("id"), column("reason"), schema="archive")
print(text(select(plain, archived)))
print(text(select(plain, archived).join_from(plain, archived, plain.c.id == archived.c.id).where(plain.c.size == 5).order_by(plain.c.id)))
print(text(select(plain.c.id).where(exists().where(archived.c.id == plain.c.id))))
print(text(select(plain.alias("p"), archived)))
print(text(select(archived, table("item", column("id"), schema="other"))))

words = table("word", column("id"), column("text"))
first, second = (words.c.id + 12).label("first"), func.lower(words.c.text).label("second")
without = default.DefaultDialect()
without.supports_simple_order_by_label = False
for dialect in (None, without):
    print(text(select(first, second).order_by(first, desc(second)), dialect))
print(text(words.c.text.contains("a%b"), mysql.dialect()), text(words.c.text.startswith(words.c.id), postgresql.dialect()))
