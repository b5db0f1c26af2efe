"""Declarative classes that cannot be mapped, one mistake each."""
import warnings

from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, clear_mappers, configure_mappers, declarative_base, mapped_column, relationship, synonym

from _statements import refused, warned

number = 0


def mapped(**members):
    global number
    number += 1
    Base = declarative_base()
    name = members.pop("name", f"Bad{number}")
    bases = members.pop("bases", ())
    parent = type("Good", (Base,), {"__tablename__": "good", "id": Column(Integer, primary_key=True), "value": Column(Integer)})
    if members.pop("inherit", False):
        bases = (parent,)
    cls = type(name, (*bases, *(() if bases else (Base,))), members)
    configure_mappers()
    return cls.__name__


key = lambda: Column(Integer, primary_key=True)
for members in (
    {}, {"__tablename__": "t"}, {"__tablename__": "t", "x": Column(Integer)}, {"__tablename__": 5, "id": key()},
    {"__tablename__": "good", "id": key()}, {"__tablename__": "good", "id": key(), "__table_args__": {"extend_existing": True}},
    {"__tablename__": "t", "id": key(), "__table_args__": "x"}, {"__tablename__": "t", "id": key(), "__table_args__": ({"a": 1}, 5)}, {"__tablename__": "t", "id": key(), "__table_args__": {"wrong": 1}},
    {"__tablename__": "t", "id": key(), "__mapper_args__": {"wrong": 1}}, {"__tablename__": "t", "id": key(), "__mapper_args__": {"version_id_col": "nothing"}},
    {"__tablename__": "t", "id": key(), "metadata": Column(Integer)}, {"__tablename__": "t", "id": key(), "registry": Column(Integer)},
    {"__tablename__": "t", "id": key(), "other": relationship("Nothing")}, {"__tablename__": "t", "id": key(), "other": relationship("Good")},
    {"__tablename__": "t", "id": key(), "good_id": Column(ForeignKey("good.nothing")), "other": relationship("Good")}, {"__tablename__": "t", "id": key(), "good_id": Column(ForeignKey("nowhere.id")), "other": relationship("Good")},
    {"__tablename__": "t", "id": key(), "a": Column("x", Integer), "b": Column("x", String)}, {"__tablename__": "t", "id": (key(),)}, {"__tablename__": "t", "id": key(), "a": "text", "b": 5},
    {"__tablename__": "t", "id": key(), "s": synonym("s")}, {"inherit": True}, {"inherit": True, "x": Column(Integer)}, {"inherit": True, "__tablename__": "t", "id": key()},
    {"inherit": True, "__tablename__": "t", "id": Column(ForeignKey("good.id"), primary_key=True)}, {"inherit": True, "__tablename__": "t", "id": key(), "__mapper_args__": {"concrete": True}},
    {"inherit": True, "__mapper_args__": {"polymorphic_identity": "x"}}, {"__tablename__": "t", "id": key(), "__mapper_args__": {"polymorphic_on": "nothing"}},
    {"__tablename__": "t", "id": key(), "__mapper_args__": {"primary_key": ["nothing"]}}, {"__tablename__": "t", "id": Mapped[int]},
    {"__tablename__": "t", "__annotations__": {"id": Mapped["nothing"]}, "id": mapped_column(primary_key=True)}, {"__tablename__": "t", "id": mapped_column(primary_key=True)},
    {"__tablename__": "t", "__annotations__": {"id": int}, "id": mapped_column(primary_key=True)}, {"__tablename__": "t", "__annotations__": {"id": Mapped[int]}},
):
    print(sorted(members))
    warned(lambda: refused(lambda: mapped(**members)))
    clear_mappers()
