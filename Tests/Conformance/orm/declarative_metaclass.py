from sqlalchemy import *
from sqlalchemy.orm import *
from sqlalchemy.orm import DeclarativeMeta
class AutoTable(DeclarativeMeta):
    def __init__(cls, name, bases, ns, **kw):
        if not ns.get("__abstract__") and "__tablename__" not in ns and any(isinstance(b, AutoTable) for b in bases):
            cls.__tablename__ = name.lower() + "s"
        super().__init__(name, bases, ns, **kw)
Base = declarative_base(metaclass=AutoTable)
class User(Base):
    id = Column(Integer, primary_key=True)
    name = Column(String)
print(type(User), User.__tablename__, User.__table__.c.keys(), type(Base))
class IdMeta(DeclarativeMeta):
    def __new__(mcs, name, bases, ns):
        if name != "Base2": ns["pk"] = Column(Integer, primary_key=True)
        return super().__new__(mcs, name, bases, ns)
    registry_ = []
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        IdMeta.registry_.append(name)
Base2 = declarative_base(metaclass=IdMeta)
class Thing(Base2):
    __tablename__ = "thing"
    v = Column(Integer)
print(Thing.__table__.c.keys(), IdMeta.registry_, type(Thing).__name__)
e = create_engine("sqlite://"); Base.metadata.create_all(e); Base2.metadata.create_all(e)
with Session(e) as s:
    s.add_all([User(name="a"), Thing(v=1)]); s.commit()
    print(s.scalars(select(User.name)).all(), s.query(Thing).count())
class Meta3(type(DeclarativeBase)):
    def __getattr__(cls, n):
        if n.startswith("by_"): return lambda v: select(cls).filter_by(**{n[3:]: v})
        raise AttributeError(n)
class Base3(DeclarativeBase, metaclass=Meta3): pass
class W(Base3):
    __tablename__ = "w"
    id: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[str]
print(W.by_n("x"), type(W), type(Base3))
try: W.zzz
except AttributeError as x: print(x)
import abc
try:
    class Bad(Base, abc.ABC): __tablename__ = "bad"
except TypeError as x: print(x)
class Both(type(Base), abc.ABCMeta): pass
class Ok(Base, metaclass=Both):
    __tablename__ = "ok"
    id = Column(Integer, primary_key=True)
    @abc.abstractmethod
    def f(self): ...
print(type(Ok), Ok.__table__)
registry_ = registry()
class B4(metaclass=DeclarativeMeta):
    __abstract__ = True
    registry = registry_
    metadata = registry_.metadata
    __init__ = registry_.constructor
class Z(B4):
    __tablename__ = "z"
    id = Column(Integer, primary_key=True)
print(Z(id=3).id, type(Z))
