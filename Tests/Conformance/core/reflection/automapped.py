"""automap: classes, relationships and names made from a reflected database, and how they are changed."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, create_engine, inspect, select, text
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.orm import Session

engine = create_engine("sqlite://")
with engine.begin() as connection:
    for line in ("create table user (id integer not null primary key, name text not null)", "create table address (id integer not null primary key, email text, user_id integer not null references user(id))", "create table keyword (id integer not null primary key, word text)", "create table user_keyword (user_id integer references user(id), keyword_id integer references keyword(id), primary key (user_id, keyword_id))", "create table no_key (a integer)"):
        connection.execute(text(line))
Base = automap_base()
Base.prepare(autoload_with=engine)
print(sorted(Base.classes.keys()), sorted(Base.metadata.tables), Base.classes.user.__name__)
User, Address, Keyword = Base.classes.user, Base.classes.address, Base.classes.keyword
print(sorted(inspect(User).relationships.keys()), sorted(inspect(Address).relationships.keys()), sorted(inspect(Keyword).relationships.keys()))
for name, relationship in sorted(inspect(User).relationships.items()):
    print(name, relationship.direction.name, relationship.uselist, relationship.mapper.class_.__name__, relationship.secondary is not None, relationship.back_populates)
with Session(engine) as session:
    session.add(User(name="ann", address_collection=[Address(email="a@x"), Address(email="b@x")], keyword_collection=[Keyword(word="k")]))
    session.commit()
    user = session.scalars(select(User)).one()
    print(user.name, [a.email for a in user.address_collection], user.address_collection[0].user is user, [k.word for k in user.keyword_collection], user.keyword_collection[0].user_collection == [user])
    print(session.execute(text("select * from user_keyword")).all())
try:
    Base.classes.nothing
except Exception as error:
    print(type(error).__name__, "|", error)
Other = automap_base()


class Person(Other):
    __tablename__ = "user"
    nick = Column("name", String)


def scalar(base, local_cls, referred_cls, constraint):
    return "the_" + referred_cls.__name__.lower()


def collection(base, local_cls, referred_cls, constraint):
    return referred_cls.__name__.lower() + "_list"


Other.prepare(autoload_with=engine, classname_for_table=lambda base, tablename, table: tablename.title().replace("_", ""), name_for_scalar_relationship=scalar, name_for_collection_relationship=collection)
print(sorted(Other.classes.keys()), sorted(inspect(Person).attrs.keys()), sorted(inspect(Other.classes.Address).attrs.keys()))
metadata = MetaData()
metadata.reflect(engine, only=["user"])
Third = automap_base(metadata=metadata)
Third.prepare()
print(list(Third.classes.keys()), [c.__name__ for c in Third.classes], "user" in Third.classes, len(Third.classes))
