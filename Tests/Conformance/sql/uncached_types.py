# Types that do not say whether they may be part of a key: a warning for each line that executes one, and no key in the log.
import logging
import re
import sys
import warnings

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, cast, create_engine, delete, func, insert, literal, select, text, update
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column, relationship
from sqlalchemy.types import TypeDecorator, UserDefinedType


class Upper(TypeDecorator):
    impl = String

    def process_bind_param(self, value, dialect):
        return value.upper()


class Point(UserDefinedType):
    def get_col_spec(self):
        return "VARCHAR"


class Silent(TypeDecorator):
    impl = String
    cache_ok = False


class Known(TypeDecorator):
    impl = String
    cache_ok = True


class Derived(Known):
    pass


print_warnings = []
warnings.showwarning = lambda message, category, *rest, **kw: print("  ", category.__name__, str(message).split(" because")[0])
warnings.simplefilter("always")
metadata = MetaData()
t = Table("t", metadata, Column("id", Integer, primary_key=True), Column("u", Upper), Column("p", Point()), Column("s", Silent), Column("k", Known), Column("d", Derived(5)))
engine = create_engine("sqlite://")
metadata.create_all(engine)
log = logging.getLogger("sqlalchemy.engine")
handler = logging.StreamHandler(sys.stdout)
handler.addFilter(lambda record: record.getMessage().startswith("["))
handler.setFormatter(logging.Formatter("   %(message)s"))


class Short(logging.Formatter):
    def format(self, record):
        return "   log: " + re.sub(r" [0-9.]+s.*", "", record.getMessage().split("]")[0] + "]").replace("[", "")


handler.setFormatter(Short())
log.addHandler(handler)
log.setLevel(logging.INFO)
with engine.connect() as connection:
    for label, statement in [
        ("insert", insert(t).values(u="a", k="x")), ("table", select(t)), ("column", select(t.c.u)), ("point", select(t.c.p)), ("silent", select(t.c.s)), ("known", select(t.c.k)), ("derived", select(t.c.d)),
        ("where", select(t.c.id).where(t.c.u == "a")), ("in", select(t.c.id).where(t.c.u.in_(["a", "b"]))), ("order", select(t.c.id).order_by(t.c.u)), ("function", select(func.max(t.c.u))), ("cast", select(cast("x", Upper))),
        ("label", select(t.c.u.label("z"))), ("alias", select(t.alias())), ("subquery", select(select(t.c.u).subquery().c.u)), ("literal", select(literal("x", Upper))), ("text", text("select u from t").columns(u=Upper)),
        ("update", update(t).values(id=2).where(t.c.u == "a")), ("delete", delete(t).where(t.c.u == "zz")), ("returning", insert(t).values(k="q").returning(t.c.u)),
    ]:
        print(label)
        connection.execute(statement)
log.removeHandler(handler)


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    name = mapped_column(Upper, primary_key=True)
    note = mapped_column(String)
    pets = relationship("Pet")


class Pet(Base):
    __tablename__ = "pet"
    id = mapped_column(Integer, primary_key=True)
    owner_name = mapped_column(ForeignKey("owner.name"))


Base.metadata.create_all(engine)
with Session(engine) as session:
    print("add")
    session.add(Owner(name="ANN", pets=[Pet(id=1)]))
    session.commit()
    print("get")
    owner = session.get(Owner, "ANN")
    print("lazy")
    print(len(owner.pets))
    print("update")
    owner.note = "x"
    session.flush()
    print("all")
    session.scalars(select(Owner)).all()
    print("filter")
    session.query(Owner).filter_by(name="ANN").one()
