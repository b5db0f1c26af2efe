# What is refused or warned of before a mapping is used: attributes of mixins, __del__, modules and classes of one name, what stands for no class.
import warnings

from sqlalchemy import Column, Integer, create_engine, select, text
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.ext.declarative import AbstractConcreteBase, DeferredReflection
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declared_attr, mapped_column


class Base(DeclarativeBase):
    pass


class Stamped:
    @declared_attr
    def created(cls):
        return Column(Integer)

    @declared_attr
    def updated(cls) -> Mapped[int]:
        return mapped_column(Integer)

    @declared_attr.directive
    def __tablename__(cls):
        return cls.__name__.lower() + "s"


def told(what):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(what.__name__, what())
        except Exception as error:
            print(what.__name__, type(error).__name__, error)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message)


@told
def of_the_mixin():
    return repr(Stamped.created)


@told
def of_a_derived_mixin():
    class Further(Stamped):
        pass

    return Further.__tablename__, type(Further.updated).__name__


@told
def of_an_instance():
    return type(Stamped().created).__name__


class Note(Stamped, Base):
    id: Mapped[int] = mapped_column(primary_key=True)


@told
def of_the_mapped_class():
    return Note.created.key, Note.updated.key, Note.__tablename__


@told
def finalizer():
    class Closing(Base):
        __tablename__ = "closing"
        id: Mapped[int] = mapped_column(primary_key=True)

        def __del__(self):
            pass

    return Closing.__name__


@told
def module_of_that_name():
    type("Leaf", (Base,), {"__tablename__": "leaves", "id": Column(Integer, primary_key=True), "__module__": "tree.branch"})
    type("branch", (Base,), {"__tablename__": "branches", "id": Column(Integer, primary_key=True), "__module__": "tree"})


class Standing:
    def __clause_element__(self):
        return 5

    def __repr__(self):
        return "Standing()"


@told
def stands_for_no_expression():
    return select(Standing())


@told
def stands_for_no_condition():
    return select(Note).where(Standing())


session = Session(create_engine("sqlite://"))


@told
def rows_of_a_plain_class():
    session.bulk_insert_mappings(int, [{"a": 1}])


@told
def rows_of_a_text():
    session.bulk_update_mappings("Note", [{"a": 1}])


engine = create_engine("sqlite://")
with engine.begin() as connection:
    for name in ("river", "lake"):
        connection.execute(text(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY)"))


@told
def one_name_for_all():
    base = automap_base()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        base.prepare(autoload_with=engine, classname_for_table=lambda base, name, table: "Water")
    return base.classes.keys(), [type.__name__ for type in base.classes.values()]


@told
def modules_of_their_own():
    base = automap_base()
    base.prepare(autoload_with=engine, classname_for_table=lambda base, name, table: "Water", modulename_for_table=lambda base, name, table: f"waters.{name}")
    return base.classes.keys(), sorted(base.by_module.waters.keys()), base.by_module.waters.lake.Water, base.by_module["waters"]["river"]["Water"].__table__.name


@told
def some_modules():
    base = automap_base()
    base.prepare(autoload_with=engine, modulename_for_table=lambda base, name, table: "lakes" if name == "lake" else None)
    return base.classes.keys(), base.by_module.lakes.lake, base.by_module.sqlalchemy.ext.automap.river


@told
def unknown_hook():
    automap_base().prepare(engine, name_for_table=len)


@told
def of_classes_that_are_mapped_later():
    class Deferred(DeferredReflection):
        __abstract__ = True

    class Reflected(Stamped, Deferred, Base):
        id: Mapped[int] = mapped_column(primary_key=True)

    class Concrete(Stamped, AbstractConcreteBase, Base):
        id: Mapped[int] = mapped_column(primary_key=True)

    base = automap_base()

    class Made(Stamped, base):
        id = Column(Integer, primary_key=True)

    return [hasattr(type, "created") for type in (Reflected, Concrete, Made)]
