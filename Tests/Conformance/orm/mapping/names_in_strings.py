"""What the strings of relationships find: classes by module, tables of the class's metadata and of its default schema, hybrids."""
import warnings
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, select
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import clear_mappers, configure_mappers, declarative_base, joinedload, relationship, registry
from sqlalchemy.schema import BLANK_SCHEMA

Base = declarative_base()


class Team(Base):
    __tablename__ = "team"
    id = Column(Integer, primary_key=True)
    players = relationship("__main__.Player", primaryjoin="__main__.Team.id == __main__.Player.team_id.prop.columns[0]", order_by="Player.fullname")


class Player(Base):
    __tablename__ = "player"
    id = Column(Integer, primary_key=True)
    first = Column(String)
    last = Column(String)
    team_id = Column(ForeignKey("team.id"))

    @hybrid_property
    def fullname(self):
        return self.first + " " + self.last


print(select(Team).options(joinedload(Team.players)))
clear_mappers()


def tags(metadata_of_class, schema=None, **table_options):
    other = metadata_of_class

    class Mixin:
        metadata = other

    reg = registry()
    link = Table("link", other, Column("a_id", ForeignKey("a.id" if schema is None else "s.a.id")), Column("b_id", ForeignKey("b.id" if schema is None else "s.b.id")), **table_options)

    @reg.mapped
    class A(Mixin):
        __tablename__ = "a"
        id = Column(Integer, primary_key=True)
        bs = relationship("B", secondary="link", backref="as_")

    @reg.mapped
    class B(Mixin):
        __tablename__ = "b"
        id = Column(Integer, primary_key=True)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        configure_mappers()
    print(A.bs.property.secondary is link, [str(w.message) for w in caught])
    clear_mappers()


tags(MetaData())
tags(MetaData(schema="s"), "s")


def refused(target, **options):
    Base = declarative_base()

    class A(Base):
        __tablename__ = "a"
        id = Column(Integer, primary_key=True)
        b_id = Column(ForeignKey("b.id"))
        data = Column(String)
        other = relationship(target, **options)

    class B(Base):
        __tablename__ = "b"
        id = Column(Integer, primary_key=True)
        rel = relationship("A", viewonly=True)

    try:
        configure_mappers()
        print("no error", A.other.property.primaryjoin)
    except Exception as error:
        print(type(error).__name__, error)
    clear_mappers()


refused("B", primaryjoin="A.b_id == B.__table__.id")
refused("B", primaryjoin="A.b_id == B.rel")
refused("B", primaryjoin="__main__.A.b_id == __main__.Nobody.id")
refused("B", secondary="a.c.id.table")
refused("List['B']")
refused("a.c")
refused("__main__.Nobody")
refused("B", foreign_keys="[A.data]")
refused("B", foreign_keys="A.b_id", remote_side="B.id")
refused("B", order_by="func.length(B.id).desc()")
