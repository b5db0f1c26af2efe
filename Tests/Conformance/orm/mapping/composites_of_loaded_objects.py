"""Composites in objects that were loaded, in session.get(), in comparisons of the user's own; functions that make mappers."""
import dataclasses
from sqlalchemy import Column, ForeignKey, Integer, String, Table, create_engine, join, select
from sqlalchemy.orm import Composite, Mapper, Session, composite, declarative_base, relationship, registry


@dataclasses.dataclass
class Version:
    id: int
    number: int


class Loose(Composite.Comparator):
    def near(self, other):
        first, second = self.__clause_element__().clauses
        return first - other.id + second - other.number < 5


def mapper_of(cls, table, **options):
    made = Mapper(cls, table, **options)
    made.note = "made for " + cls.__name__
    return made


Base = declarative_base(mapper=mapper_of)


class Graph(Base):
    __tablename__ = "graph"
    id = Column(Integer, primary_key=True)
    number = Column(Integer, primary_key=True)
    name = Column(String)
    version = composite(Version, id, number, comparator_factory=Loose)


print(Graph.__mapper__.note)
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([Graph(version=Version(1, 2), name="a"), Graph(version=Version(3, 4), name="b")])
    session.commit()
    found = session.get(Graph, Version(3, 4))
    print(found.name, sorted(k for k in found.__dict__ if not k.startswith("_")))
    print(select(Graph.name).where(Graph.version < Version(2, 2)))
    print(select(Graph.name).where(Graph.version.near(Version(2, 2))))
    print(session.scalars(select(Graph.name).where(Graph.version == Version(1, 2))).all())

try:
    Mapper(Version, Graph.__table__)
except Exception as error:
    print(type(error).__name__, error)

Base = declarative_base()


class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
    b_id = Column(ForeignKey("b.id"))
    d = relationship("D", secondary=lambda: join(B, D, B.d_id == D.id).join(C, C.d_id == D.id), primaryjoin="and_(A.b_id == B.id, A.id == C.a_id)", secondaryjoin="D.id == B.d_id", viewonly=True, uselist=False)


class B(Base):
    __tablename__ = "b"
    id = Column(Integer, primary_key=True)
    d_id = Column(ForeignKey("d.id"))


class C(Base):
    __tablename__ = "c"
    id = Column(Integer, primary_key=True)
    a_id = Column(ForeignKey("a.id"))
    d_id = Column(ForeignKey("d.id"))


class D(Base):
    __tablename__ = "d"
    id = Column(Integer, primary_key=True)
    name = Column(String().evaluates_none())


print(D.name.type.should_evaluate_none, select(A.id, D.name).join(A.d))
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([D(id=1, name="one"), D(id=2, name="two"), D(id=3)])
    session.add_all([B(id=1, d_id=2), B(id=2, d_id=1), A(id=1, b_id=1), A(id=2, b_id=2), C(a_id=1, d_id=2), C(a_id=2, d_id=1)])
    session.commit()
    print(session.execute(select(A.id, D.name).join(A.d).order_by(A.id)).all(), [a.d.name for a in session.scalars(select(A).order_by(A.id))])
