# polymorphic_load: columns of subclasses by SELECTs of their own or along with their base, beside with_polymorphic() and options.
from sqlalchemy import *
from sqlalchemy.orm import *
from typing import *
from _noted import T, log, mk, show
def go(load):
    class Base(DeclarativeBase): pass
    class V(Base):
        __tablename__="v"
        id: Mapped[int]=mapped_column(primary_key=True); kind: Mapped[str]=mapped_column(String(10)); oid: Mapped[Optional[int]]=mapped_column(ForeignKey("o.id"))
        __mapper_args__={"polymorphic_on":"kind","polymorphic_identity":"v"}
    class Car(V):
        __tablename__="car"
        id: Mapped[int]=mapped_column(ForeignKey("v.id"),primary_key=True); doors: Mapped[int]=mapped_column(default=4)
        __mapper_args__={"polymorphic_identity":"car","polymorphic_load":load}
    class Taxi(Car):
        __tablename__="taxi"
        id: Mapped[int]=mapped_column(ForeignKey("car.id"),primary_key=True); lic: Mapped[str]=mapped_column(default="l")
        __mapper_args__={"polymorphic_identity":"taxi","polymorphic_load":load}
    class Bike(V):
        gears: Mapped[int]=mapped_column(nullable=True)
        __mapper_args__={"polymorphic_identity":"bike","polymorphic_load":load}
    class O(Base):
        __tablename__="o"
        id: Mapped[int]=mapped_column(primary_key=True); vs: Mapped[List[V]]=relationship(order_by=V.id)
    e=mk(Base)
    with Session(e) as s: s.add(O(vs=[V(),Car(),Taxi(),Bike(gears=3)])); s.commit(); log.clear()
    forms={"V":lambda: select(V),"Car":lambda: select(Car),"wp":lambda: select(with_polymorphic(V,[Car])),"wp*":lambda: select(with_polymorphic(V,"*")),"wpflat":lambda: select(with_polymorphic(V,[Car,Taxi],flat=True)),"wpal":lambda: select(with_polymorphic(V,[Car],aliased=True)),"al":lambda: select(aliased(V)),"wpcar":lambda: select(with_polymorphic(Car,[Taxi]))}
    for k,f in forms.items():
        with Session(e) as s: s.scalars(f()).all(); show((load,k))
    wp=with_polymorphic(V,[Car,Taxi],flat=True)
    for k,o in {"sel":selectinload(O.vs),"seltype":selectinload(O.vs.of_type(wp)),"selcar":selectinload(O.vs.of_type(Car)),"join":joinedload(O.vs),"jointype":joinedload(O.vs.of_type(wp)),"subq":subqueryload(O.vs.of_type(wp)),"poly":selectinload(O.vs).selectin_polymorphic([Car,Taxi])}.items():
        with Session(e) as s: s.scalars(select(O).options(o)).unique().all(); show((load,k))
    with Session(e) as s: o=s.get(O,1); o.vs; show((load,"lazy")); s.expire_all(); [v.kind for v in o.vs]; show((load,"expired")); s.refresh(o.vs[2]); show((load,"refresh")); s.expunge_all(); s.get(V,3); show((load,"get"))
    with Session(e) as s: s.scalars(select(V).options(selectin_polymorphic(V,[Car]))).all(); show((load,"sp")); s.expunge_all(); s.query(wp).join(O,O.id==wp.oid).all(); show((load,"join"))
go("selectin"); go("inline"); go(None)
