"""Options of Identity and Sequence in each database."""
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
for k,d in D.items(): t(lambda: (k, str(CreateTable(tb).compile(dialect=d))))
for seq in (Sequence('s'), Sequence('s', start=1, increment=2, minvalue=0, maxvalue=100, nominvalue=True, cycle=True, cache=5, order=True), Sequence('s2', schema='x', data_type=SmallInteger), Sequence('s', cycle=False, nomaxvalue=True, order=False), Sequence('mixedCase', oracle_order=True)if False else Sequence('mixedCase')):
    for k,d in D.items():
        t(lambda: (k, str(CreateSequence(seq).compile(dialect=d)), str(DropSequence(seq).compile(dialect=d)), str(CreateSequence(seq, if_not_exists=True).compile(dialect=d)), str(DropSequence(seq, if_exists=True).compile(dialect=d))))
        t(lambda: (k, str(select(seq.next_value()).compile(dialect=d)), str(seq.next_value().compile(dialect=d))))
m2 = MetaData()
for i, ident in enumerate([Identity(), Identity(always=True), Identity(always=False, start=0), Identity(nominvalue=True), Identity(nomaxvalue=True, cycle=False), Identity(cache=1), Identity(oracle_on_null=True, oracle_order=True) ]):
    tt = Table(f't{i}', m2, Column('id', Integer, ident, primary_key=True), Column('x', String(5)))
    for k,d in D.items(): t(lambda: (k, str(CreateTable(tt).compile(dialect=d))))
    t(lambda: repr(ident))
t(lambda: repr(Sequence("a", 1, 2, schema="q", optional=True)))
