"""What create_all() and its kin would send to other databases: create_mock_engine()."""
from sqlalchemy import *
from sqlalchemy.schema import *
from sqlalchemy.dialects import postgresql as pg
import enum
class Color(enum.Enum):
    red = 1
    blue = 2
for url in ('postgresql://', 'mysql://', 'mariadb://', 'oracle://', 'sqlite://'):
    print('=====', url)
    eng = create_mock_engine(url, lambda s, *a, **k: print(str(s.compile(dialect=eng.dialect)).strip(), '|', type(s).__name__))
    m = MetaData()
    seq = Sequence('s1', metadata=m)
    a = Table('a', m, Column('id', Integer, primary_key=True, comment='the id'), Column('e', Enum(Color)), Column('n', Integer, Sequence('s2', start=3)), Column('b', Boolean(create_constraint=True)), Column('q', Enum('x','y', native_enum=False, create_constraint=True, name='q')), comment="a table's")
    b = Table('b', m, Column('id', Integer, Sequence('s3', optional=True), primary_key=True), Column('a_id', ForeignKey('a.id'), index=True), Column('e2', Enum('u','v', name='uv', metadata=m)), schema='sch')
    c1 = Table('c1', m, Column('id', Integer, primary_key=True), Column('d', Integer, ForeignKey('c2.id', name='fk1', use_alter=True)))
    c2 = Table('c2', m, Column('id', Integer, primary_key=True), Column('d', Integer, ForeignKey('c1.id', name='fk2')), UniqueConstraint('d', name='uqd'))
    for name, f in (('create_all', lambda: m.create_all(eng)), ('create_all nocheck', lambda: m.create_all(eng, checkfirst=False)), ('drop_all', lambda: m.drop_all(eng, checkfirst=False)), ('table create', lambda: a.create(eng, checkfirst=False)), ('table drop', lambda: a.drop(eng, checkfirst=False)), ('index', lambda: list(b.indexes)[0].create(eng, checkfirst=False)), ('seq', lambda: (seq.create(eng, checkfirst=False), seq.drop(eng, checkfirst=False))), ('enum', lambda: (a.c.e.type.create(eng, checkfirst=False), a.c.e.type.drop(eng, checkfirst=False))), ('subset', lambda: m.create_all(eng, tables=[b], checkfirst=False)), ('drop subset', lambda: m.drop_all(eng, tables=[b], checkfirst=False))):
        print('--', name)
        try: f()
        except Exception as e: print(type(e).__name__, str(e)[:300])
