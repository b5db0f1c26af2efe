"""CREATE TYPE and CREATE DOMAIN, by hand and with the tables."""
import sqlalchemy as sa
from sqlalchemy import *
from sqlalchemy.dialects import postgresql as pg
from sqlalchemy.dialects.postgresql import *
from sqlalchemy.schema import *
import enum
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
d = pg.dialect()
class Color(enum.Enum):
    red = 1
    blue = 2
e = pg.ENUM('a', 'b', name='en')
t(lambda: CreateEnumType(e).compile(dialect=d))
t(lambda: DropEnumType(e).compile(dialect=d))
t(lambda: CreateEnumType(pg.ENUM(Color)).compile(dialect=d))
t(lambda: CreateEnumType(pg.ENUM(Color, schema='foo', name="My'T")).compile(dialect=d))
dom = pg.DOMAIN('positive_int', Integer, check='VALUE > 0', not_null=True, default='5', collation='C', constraint_name='ck')
t(lambda: CreateDomainType(dom).compile(dialect=d))
t(lambda: DropDomainType(dom).compile(dialect=d))
t(lambda: CreateDomainType(pg.DOMAIN('d2', String(20), schema='x', check=func.length(column('VALUE')) > 5)).compile(dialect=d))
t(lambda: repr(dom))
t(lambda: repr(e))
t(lambda: dom.compile(dialect=d))
t(lambda: e.compile(dialect=d))
eng = create_mock_engine('postgresql://', lambda s, *a, **k: print(str(s.compile(dialect=d)).strip()))
m = MetaData()
tb = Table('t', m, Column('a', e), Column('b', Enum(Color)), Column('c', dom), Column('d', Enum('x','y', name='xy', schema='sch')), Column('e', ARRAY(Enum('p','q', name='pq'))), Column('f', Enum('nn', native_enum=False, name='nn')), Column('g', INET), Column('h', CIDR), Column('i', MACADDR), Column('j', UUID), Column('k', JSONB), Column('l', HSTORE), Column('m', TSVECTOR), Column('n', BIT(5)), Column('o', INTERVAL(fields='DAY', precision=2)), Column('p', TIMESTAMP(True, 3)), Column('q', TIME(precision=2)), Column('r', DOUBLE_PRECISION), Column('s', BYTEA), Column('t', MONEY), Column('u', OID), Column('v', REGCLASS), Column('w', CITEXT), Column('x', BIT(varying=True)), Column('y', ARRAY(Integer, dimensions=2)), Column('z', TSQUERY))
m.create_all(eng, checkfirst=False)
m.drop_all(eng, checkfirst=False)
tb.create(eng, checkfirst=False)
tb.drop(eng, checkfirst=False)
m.create_all(eng)
m3 = MetaData()
shared = Enum('a','b', name='shared', metadata=m3)
Table('t1', m3, Column('x', shared)); Table('t2', m3, Column('y', shared))
m3.create_all(eng, checkfirst=False); m3.drop_all(eng, checkfirst=False)
e.create(eng, checkfirst=False); e.drop(eng, checkfirst=False)
