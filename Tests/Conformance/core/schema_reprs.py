# repr() of constraints and sequences, and queries of URLs.
import re
import warnings

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Sequence, Table
from sqlalchemy.engine import make_url

warnings.simplefilter("ignore")


def show(thing):
    print(re.sub(r" at 0x[0-9a-f]+", "", repr(thing)))


show(ForeignKeyConstraint(["a"], ["o.id"], name="fk_a", ondelete="CASCADE", onupdate="SET NULL", deferrable=True, initially="DEFERRED", match="FULL", link_to_name=True, comment="to o"))
show(ForeignKeyConstraint(["a", "b"], ["o.id", "o.n"], use_alter=True))
show(ForeignKeyConstraint([], []))
show(CheckConstraint("a > 1", name="ck", deferrable=False, initially="IMMEDIATE"))
metadata = MetaData()
Table("o", metadata, Column("id", Integer, primary_key=True))
table = Table("t", metadata, Column("a", Integer, ForeignKey("o.id", ondelete="CASCADE")), CheckConstraint("a > 1", deferrable=True))
for constraint in sorted(table.constraints, key=lambda each: type(each).__name__):
    show(constraint)

show(Sequence("s", 1, 2, 3, 9, True, True, False, "sc", 5, False, BigInteger))
show(Sequence("s", 5, schema="q", quote_schema=True, optional=True, data_type=Integer, for_update=True))

url = make_url("d://h/x?a=1&b=2&b=3")
print(dict(url.update_query_pairs([("b", "7"), ("k", "v")], append=True).query))
print(dict(url.update_query_string("b=5&c=1", append=True).query))
print(dict(url.update_query_string("b=5&c=1").query))
print(dict(url.set(query=[("a", "b"), ("a", "c")]).query))
try:
    url.set(query="a=1")
except ValueError as error:
    print(error)
