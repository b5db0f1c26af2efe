# What mappings are told that does not hold: errors and warnings.
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, select
from sqlalchemy.orm import DeclarativeBase, Mapped, composite, configure_mappers, declared_attr, mapped_column, registry, relationship, synonym, with_polymorphic

from _shown import show


def new_base():
    class Base(DeclarativeBase):
        pass

    return Base


def twice():
    base = new_base()
    type("Pen", (base,), {"__tablename__": "pen", "id": Column(Integer, primary_key=True)})
    return type("Pen", (base,), {"__tablename__": "pen2", "id": Column(Integer, primary_key=True)}).__table__.name


def arguments(**given):
    base = new_base()

    class Parent(base):
        __tablename__ = "parent"
        id = Column(Integer, primary_key=True)
        kind = Column(String)

    class Child(Parent):
        __tablename__ = "child"
        id = Column(ForeignKey("parent.id"), primary_key=True)
        extra = Column(String)
        __mapper_args__ = given

    return Child.__mapper__.attrs.keys()


def inherits():
    base = new_base()

    class One(base):
        __tablename__ = "one"
        id = Column(Integer, primary_key=True)

    class Two(base):
        __tablename__ = "two"
        id = Column(Integer, primary_key=True)
        __mapper_args__ = {"inherits": One}


def concrete():
    base = new_base()

    class One(base):
        __tablename__ = "one"
        id = Column(Integer, primary_key=True)

    class Two(One):
        __tablename__ = "two"
        id = Column(Integer, primary_key=True)
        __mapper_args__ = {"concrete": True}

    return with_polymorphic(One, [Two])


def keyless():
    base = new_base()

    class One(base):
        __tablename__ = "one"
        id = Column(Integer, primary_key=True)

    class Two(One):
        __tablename__ = "two"
        one_id = Column(ForeignKey("one.id"))

    return Two.__mapper__.primary_key


class Stamped:
    @declared_attr
    def stamp(cls):
        return Column(String)

    @declared_attr.cascading
    def mark(cls):
        return Column(Integer)


def cascading():
    base = new_base()

    class One(Stamped, base):
        id = Column(Integer, primary_key=True)

        @declared_attr.cascading
        def __tablename__(cls):
            return cls.__name__.lower()

        @declared_attr.cascading
        def own(cls):
            return Column(Integer)

    class Two(One):
        __tablename__ = "two"
        id = Column(ForeignKey("one.id"), primary_key=True)
        mark = Column(String)

    return One.__table__.c.keys(), Two.__table__.c.keys()


def unread():
    base = new_base()

    class One(base):
        __tablename__ = "one"
        id: Mapped[int] = mapped_column(primary_key=True)
        point: Mapped["Point"] = composite(mapped_column("x", Integer))


def deleting():
    base = new_base()

    class One(base):
        __tablename__ = "one"
        id = Column(Integer, primary_key=True)

        def __del__(self):
            pass


def columns_excluded():
    metadata = MetaData()
    users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String))
    mails = Table("mails", metadata, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("users.id")))

    class User:
        pass

    return registry().map_imperatively(User, users.join(mails), primary_key=[users.c.id], exclude_properties=[mails.c.id]).attrs.keys()


def led_to():
    first, second = registry(), registry()
    users = Table("users", MetaData(), Column("id", Integer, primary_key=True))

    class User:
        pass

    class Pet(second.generate_base()):
        __tablename__ = "pet"
        id = Column(Integer, primary_key=True)
        user_id = Column(ForeignKey(users.c.id))

    first.map_imperatively(User, users, properties={"pets": relationship(Pet, backref="user")})
    try:
        first.configure()
    except Exception as error:
        print(type(error).__name__, error)
    first.configure(cascade=True)
    try:
        second.dispose()
    except Exception as error:
        print(type(error).__name__, error)
    return User.__mapper__.attrs.keys(), Pet.__mapper__.attrs.keys()


show("two classes of one name", twice)
show("with_polymorphic=3", lambda: arguments(with_polymorphic=3))
show("with_polymorphic of a SELECT", lambda: arguments(with_polymorphic=("*", select(1))))
show("polymorphic_load", lambda: arguments(polymorphic_load="eager"))
show("polymorphic_load of concrete classes", lambda: arguments(polymorphic_load="inline", concrete=True))
show("exclude_properties", lambda: arguments(exclude_properties=["extra"]))
show("inherits", inherits)
show("with_polymorphic() of concrete classes", concrete)
show("a table without a key", keyless)
show("declared_attr of no class", lambda: Stamped.stamp is None)
show("cascading", cascading)
show("a composite of an unknown class", unread)
show("__del__", deleting)
show("exclude_properties of a join", columns_excluded)
show("registries", led_to)
