from typing import *
from sqlalchemy import *
from sqlalchemy.orm import *
class Money: pass
class Base(DeclarativeBase): pass
log=[]
@event.listens_for(Base, "resolve_type_annotation")
def r(t):
    log.append((t.cls.__name__, t.key, t.raw_type, t.resolved_type, t.raw_pep_593_type, t.pep_593_resolved_argument, t.raw_pep_695_type, t.pep_695_resolved_value))
    print("resolve", log[-1], t.registry is Base.registry, t.resolve(int))
    if t.resolved_type is Money: return Numeric(10,2)
@event.listens_for(Base, "before_configured")
def bc(registry=None): print("before", registry is Base.registry)
@event.listens_for(Base, "after_configured")
def ac(registry=None): print("after", registry is Base.registry)
@event.listens_for(Mapper, "before_configured")
def mbc(): print("M before")
@event.listens_for(Mapper, "after_configured")
def mac(): print("M after")
class A(Base):
    __tablename__='a'
    id: Mapped[int]=mapped_column(primary_key=True)
    m: Mapped[Money]
    n: Mapped[Optional[Money]]
    o: Mapped[Annotated[Optional[int], 5]]
    p: Mapped[Annotated[str, mapped_column(String(20))]]
print(A.__table__.c.m.type, A.__table__.c.n.nullable, A.__table__.c.o.nullable)
configure_mappers()
print(type(A()).__name__)
reg = registry()
@event.listens_for(reg, "after_configured")
def ac2(registry): print("after2", registry is reg)
@reg.mapped
class B:
    __tablename__='b'
    id: Mapped[int]=mapped_column(primary_key=True)
try:
    @event.listens_for(reg, "nonsense")
    def ac3(registry): pass
except Exception as e: print(type(e).__name__, str(e)[:60])
B()
print(event.contains(reg,"after_configured",ac2)); event.remove(reg,"after_configured",ac2); print(event.contains(reg,"after_configured",ac2))
print(reg.type_annotation_map, reg.mappers == frozenset([B.__mapper__]), type(reg.mappers))
reg.update_type_annotation_map({Optional[Union[int,str]]: String(9)})
