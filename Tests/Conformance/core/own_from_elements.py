# Elements of FROM of the program's own, and names of inner modules.
import sqlalchemy
from sqlalchemy import Column, Integer, MetaData, Table, literal_column, outparam, select, true
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.dialects.mysql.types import LONGBLOB
from sqlalchemy.dialects.postgresql.ext import to_tsquery
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import IdentityMap, QueryContext, Session
from sqlalchemy.sql.ddl import sort_tables
from sqlalchemy.sql.expression import FromClause

made = []


class Series(FromClause):
    inherit_cache = True
    name = "series"

    def __init__(self, first, last):
        made.append(self)
        self.first, self.last = first, last


@compiles(Series)
def write_series(element, compiler, asfrom=False, **kw):
    return f"series({element.first}, {element.last})" + (" AS s" if asfrom else "")


metadata = MetaData()
counts = Table("counts", metadata, Column("id", Integer, primary_key=True))
numbers = Series(1, 5)
print(numbers is made[0], isinstance(numbers, FromClause), numbers.name)
print(numbers)
print(select(literal_column("s.value")).select_from(numbers))
print(select(counts.c.id).join(numbers, true()))
print(select(literal_column("1")).select_from(numbers).where(counts.c.id == 5))

print(postgresql.ranges.Range(1, 5), mysql.types.LONGBLOB is LONGBLOB, to_tsquery("a").type)
print([table.name for table in sort_tables([counts])], outparam("x", Integer))
print(isinstance(Session().identity_map, IdentityMap), isinstance(5, QueryContext))
print(sqlalchemy.dialects.postgresql.json.JSONB.__name__)
