"""return_defaults(): what the database gave the columns of INSERT, UPDATE and DELETE."""
from sqlalchemy import *
e=create_engine("sqlite://", echo=False)
m=MetaData()
t=Table('t',m,Column('id',String,primary_key=True,server_default='abc'),Column('x',Integer,server_default='5'),Column('y',Integer,onupdate=7),Column('z',Integer, default=func.abs(-3)))
u=Table('u',m,Column('id',Integer,primary_key=True),Column('x',Integer,server_default='5'),Column('y',Integer,onupdate=func.abs(9)))
m.create_all(e)
log=[]
@event.listens_for(e,'before_cursor_execute')
def b(c,cur,s,p,ctx,many): print(s,p)
with e.begin() as c:
    r=c.execute(t.insert().values(y=1)); print(r.keys(), r.returns_rows, r.inserted_primary_key, r.returned_defaults, r.returned_defaults_rows)
    print(r.all())
    r=c.execute(u.insert().values(y=1)); print(r.returns_rows)
    try: print(r.keys(), r.all())
    except Exception as ex: print(type(ex), ex)
    print(r.returned_defaults)
    r=c.execute(u.insert().values(y=1).return_defaults()); print(r.keys(), r.returns_rows, r.inserted_primary_key, r.returned_defaults, r.rowcount)
    r=c.execute(u.insert().values(y=1).return_defaults(u.c.x)); print(r.keys(), r.returns_rows, r.inserted_primary_key, r.returned_defaults._mapping)
    r=c.execute(u.insert().return_defaults(),[{"y":1},{"y":2}]); print(r.keys(), r.inserted_primary_key_rows, r.returned_defaults_rows)
    try: r.returned_defaults
    except Exception as ex: print(ex)
    r=c.execute(u.update().values(x=3).return_defaults()); print(r.keys(), r.rowcount, r.returned_defaults, r.returned_defaults_rows)
    r=c.execute(u.update().values(x=func.abs(3)).return_defaults(u.c.x, u.c.y).where(u.c.id==1)); print(r.keys(), r.rowcount, r.returned_defaults, r.returned_defaults_rows)
    r=c.execute(u.delete().where(u.c.id<3).return_defaults(u.c.x)); print(r.keys(), r.rowcount, r.returned_defaults, r.returned_defaults_rows, r.all())
    r=c.execute(u.delete().where(u.c.id<3).return_defaults()); print(r.rowcount, r.returned_defaults)
    r=c.execute(u.update().values(x=func.abs(3)).where(u.c.id==77).return_defaults(u.c.x)); print(r.keys(), r.rowcount, r.returned_defaults, r.returned_defaults_rows)
for f in [lambda: t.insert().return_defaults().returning(t.c.id), lambda: str(t.insert().return_defaults(t.c.x))]:
    try: print(f())
    except Exception as ex: print(type(ex).__name__, ex)

