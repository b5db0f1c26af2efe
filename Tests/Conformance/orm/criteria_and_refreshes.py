# Criteria of a class do not keep an object that is there from being read anew.
from sqlalchemy import *
from sqlalchemy.orm import *
from typing import *
from _noted import T, log, mk, show
class Base(DeclarativeBase): pass
class P(Base):
    __tablename__="p"
    id=mapped_column(Integer,primary_key=True); name=mapped_column(String(20)); gone=mapped_column(Boolean,default=False); big=deferred(mapped_column(String(20)))
    cs=relationship("C",back_populates="p",order_by="C.id")
class C(Base):
    __tablename__="c"
    id=mapped_column(Integer,primary_key=True); gone=mapped_column(Boolean,default=False); pid=mapped_column(ForeignKey("p.id")); p=relationship("P",back_populates="cs")
e=mk(Base)
with Session(e) as s:
    s.add_all([P(id=1,name="a",cs=[C(id=1),C(id=2,gone=True)]),P(id=2,name="b",gone=True)]); s.commit()
log.clear()
o=[with_loader_criteria(P,P.gone==False),with_loader_criteria(C,lambda c:c.gone==False)]
with Session(e) as s:
    p=s.scalars(select(P).options(*o)).one(); show("q")
    p.big; show("deferred")
    s.refresh(p); show("refresh")
    s.refresh(p,["cs","name"]); show("refresh rel")
    s.expire(p,["name"]); p.name; show("expired attr")
    s.expire(p); p.name; show("expired")
    p.cs[0].p; show("cs")
    s.expire_all(); p.cs; show("all")
with Session(e) as s:
    p=s.get(P,1,options=o+[joinedload(P.cs)]); show("get joined"); s.expire(p); p.name; show("expired joined"); s.refresh(p); show("refresh joined")
    T(lambda: s.get(P,2,options=o) is None); show("get gone")
    s.refresh(p,with_for_update=True); show("rf")
    s.get(P,1,options=o,populate_existing=True); show("pop")
