"""Comments, indexes, constraints and schemas in the DDL of each database."""
from sqlalchemy import *
from sqlalchemy.dialects import postgresql, mysql, oracle, mssql, sqlite
from sqlalchemy.schema import *
import sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:400])
m = MetaData()
D = dict(pg=postgresql.dialect(), my=mysql.dialect(), ora=oracle.dialect(), ms=mssql.dialect(), lite=sqlite.dialect())
tb = Table('t', m, Column('id', Integer, Identity(start=5, increment=2, minvalue=1, maxvalue=1000, cycle=True, cache=10, order=True, always=True)), Column('b', BigInteger, Identity(on_null=True)), Column('c', String(30), comment="it's"), Column('d', Numeric(10,2), server_default=text('0')), Column('e', Integer, Computed('id * 2', persisted=True)), Column('f', Integer, Computed('id + 1')), comment='tc %')
s = Sequence('my_seq', metadata=m)
tt = Table('withseq', m, Column('id', Integer, s, server_default=s.next_value(), primary_key=True), Column('y', Integer, Sequence('yseq', optional=True), primary_key=True))
for k,d in D.items():
    t(lambda: (k, str(CreateTable(tt).compile(dialect=d))))
    t(lambda: (k, str(tt.insert().compile(dialect=d))))
    t(lambda: (k, str(tt.insert().values(y=5).compile(dialect=d))))
    t(lambda: (k, str(SetTableComment(tb).compile(dialect=d))))
    t(lambda: (k, str(DropTableComment(tb).compile(dialect=d))))
    t(lambda: (k, str(SetColumnComment(tb.c.c).compile(dialect=d))))
    t(lambda: (k, str(DropColumnComment(tb.c.c).compile(dialect=d))))
    t(lambda: (k, str(CreateSchema('foo', if_not_exists=True).compile(dialect=d))))
    t(lambda: (k, str(DropSchema('foo', cascade=True, if_exists=True).compile(dialect=d))))
    t(lambda: (k, str(CreateIndex(Index('ix', tb.c.c.desc(), func.lower(tb.c.c), unique=True)).compile(dialect=d))))
    t(lambda: (k, str(CreateIndex(Index('ix2', tb.c.c, postgresql_where=tb.c.id > 5, sqlite_where=tb.c.id > 6, mysql_length=10, mssql_include=['id'], mssql_where=tb.c.id>7, postgresql_using='gin', postgresql_include=['b'], mysql_using='hash', oracle_bitmap=True, postgresql_ops={'c':'text_ops'}, postgresql_with={'fillfactor':50}, postgresql_tablespace='ts', postgresql_concurrently=True, mysql_prefix='FULLTEXT', mysql_with_parser='ngram')).compile(dialect=d))))
    t(lambda: (k, str(DropIndex(Index('ix2', tb.c.c, postgresql_concurrently=True)).compile(dialect=d))))
    t(lambda: (k, str(AddConstraint(UniqueConstraint(tb.c.c, name='uq', deferrable=True, initially='DEFERRED', postgresql_nulls_not_distinct=True)).compile(dialect=d))))
    t(lambda: (k, str(AddConstraint(CheckConstraint(tb.c.id > 5, name='ck', postgresql_not_valid=True)).compile(dialect=d))))
    t(lambda: (k, str(DropConstraint(CheckConstraint(tb.c.id > 5, name='ck2'), cascade=True, if_exists=True).compile(dialect=d))))
    t(lambda: (k, str(AddConstraint(ForeignKeyConstraint([tt.c.y], [tb.c.id], name='fk', ondelete='SET NULL (y)', onupdate='CASCADE', match='FULL', deferrable=False, postgresql_not_valid=True)).compile(dialect=d))))
t(lambda: s.next_value().type)
t(lambda: repr(s))
t(lambda: repr(Sequence('a', 1, 2, schema='q', optional=True)))
