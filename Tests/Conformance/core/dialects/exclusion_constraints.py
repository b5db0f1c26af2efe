# EXCLUDE constraints of PostgreSQL: no two bookings of a room at the same time.
import re

from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, func, literal_column, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import TSRANGE, ExcludeConstraint
from sqlalchemy.schema import AddConstraint, CreateTable, DropConstraint

metadata = MetaData()
booking = Table(
    "booking", metadata, Column("id", Integer, primary_key=True), Column("room", Integer), Column("during", String().with_variant(TSRANGE(), "postgresql")),
    ExcludeConstraint(("room", "="), ("during", "&&"), name="no_overlap", using="gist"),
)
exclusion = [constraint for constraint in booking.constraints if isinstance(constraint, ExcludeConstraint)][0]


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, re.sub("0x[0-9a-f]+", "0x", str(error)))


show(lambda: CreateTable(booking).compile(dialect=postgresql.dialect()))
show(lambda: CreateTable(booking).compile(dialect=sqlite.dialect()))
show(lambda: metadata.create_all(create_engine("sqlite://")))
show(lambda: CreateTable(booking))
print(exclusion.name, exclusion.using, exclusion.where, exclusion.columns.keys(), exclusion.deferrable, exclusion.initially)
plain = Table("plain", MetaData(), Column("room", Integer))
plain.append_constraint(ExcludeConstraint((plain.c.room, "="), where=plain.c.room > 5, deferrable=True, initially="deferred", ops={"room": "int_ops"}))
show(lambda: CreateTable(plain).compile(dialect=postgresql.dialect()))
words = Table("words", MetaData(), Column("room", String), Column("p", Integer))
words.append_constraint(ExcludeConstraint((func.lower(words.c.room), "="), (text("p::text"), "&&"), (literal_column("p+1"), "<>"), where="p > 3"))
show(lambda: CreateTable(words).compile(dialect=postgresql.dialect()))
show(lambda: AddConstraint(exclusion).compile(dialect=postgresql.dialect()))
show(lambda: AddConstraint(exclusion))
show(lambda: DropConstraint(exclusion).compile(dialect=postgresql.dialect()))
copy = booking.to_metadata(MetaData())
show(lambda: CreateTable(copy).compile(dialect=postgresql.dialect()))
