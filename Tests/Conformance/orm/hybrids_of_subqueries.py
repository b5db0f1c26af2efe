# Hybrid properties whose expressions are subqueries, functions, cases: their names in rows, subqueries and descriptions.
from sqlalchemy import *
from sqlalchemy.orm import *
from typing import *
from _noted import T, log, mk, show
from sqlalchemy.ext.hybrid import hybrid_property, hybrid_method
class Base(DeclarativeBase): pass
class C(Base):
    __tablename__="c"
    id: Mapped[int]=mapped_column(primary_key=True); pid: Mapped[int]=mapped_column(ForeignKey("p.id")); n: Mapped[int]
class P(Base):
    __tablename__="p"
    id: Mapped[int]=mapped_column(primary_key=True); name: Mapped[str]
    cs: Mapped[List[C]]=relationship()
    @hybrid_property
    def a(self): return len(self.cs)
    @a.expression
    def a(cls): return select(func.count(C.id)).where(C.pid==cls.id).scalar_subquery()
    @hybrid_property
    def b(self): return len(self.cs)
    @b.inplace.expression
    @classmethod
    def _b(cls): return select(func.count(C.id)).where(C.pid==cls.id).correlate(cls).scalar_subquery()
    @hybrid_property
    def c(self): return len(self.cs)
    @c.inplace.expression
    @classmethod
    def _c(cls): return select(func.count(C.id)).where(C.pid==cls.id).label("cc")
    @hybrid_property
    def d(self): return 1
    @d.inplace.expression
    @classmethod
    def _d(cls): return func.lower(cls.name)
    @hybrid_property
    def e(self): return 1
    @e.expression
    def e(cls): return exists().where(C.pid==cls.id)
    @hybrid_property
    def f(self): return 1
    @f.expression
    def f(cls): return select(C.n).where(C.pid==cls.id).as_scalar() if False else case((cls.name=="x",1),else_=0)
    @hybrid_property
    def g(self): return self.name
    @hybrid_method
    def h(self,x): return self.name+x
    @h.expression
    def h(cls,x): return select(func.max(C.n)+x).where(C.pid==cls.id).scalar_subquery()
e=mk(Base); s=Session(e); s.add(P(name="x",cs=[C(n=1)])); s.commit(); log.clear()
al=aliased(P)
for k in "abcdefg":
    for t in (P,al):
        print(k, " ".join(str(select(getattr(t,k))).split()))
        r=s.execute(select(t.id,getattr(t,k))).first(); print(r._fields); 
        r=s.query(getattr(t,k)).first(); print(r._fields)
        print(select(getattr(t,k)).subquery().c.keys(), s.query(getattr(t,k)).column_descriptions[0]["name"])
        print(" ".join(str(select(t.id).order_by(getattr(t,k))).split()))
print(" ".join(str(select(P.id, P.b, P.c, P.a)).split()))
show("z")

class Q(Base):
    __tablename__ = "q"
    id: Mapped[int] = mapped_column(primary_key=True)
    foo: Mapped[str] = mapped_column("bar")
    syn = synonym("foo")
    @hybrid_property
    def g(self): return self.foo
sub=select(Q.id,Q.foo,Q.g,Q.syn).subquery(); print(sub.c.keys(), sub)
sub=select(Q.g).subquery(); print(sub.c.keys(), sub, select(sub.c.g))
c=select(Q.g,Q.id).cte("c"); print(c.c.keys(), select(c.c.g).where(c.c.id==1))
print(union(select(Q.g),select(Q.foo)).subquery().c.keys())
