"""hasattr(obj, "__iter__") and its like: what generic code asks of sessions, queries, results and collections."""
from sqlalchemy import ForeignKey, create_engine, inspect, select
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, attribute_keyed_dict, mapped_column, relationship, scoped_session, sessionmaker


class Base(DeclarativeBase):
    pass


class Owner(Base):
    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    listed: Mapped[list["Thing"]] = relationship()
    bag: Mapped[set["Thing"]] = relationship(viewonly=True)
    by_name: Mapped[dict[str, "Thing"]] = relationship(viewonly=True, collection_class=attribute_keyed_dict("name"))
    names = association_proxy("listed", "name", creator=lambda name: Thing(name=name))
    bag_names = association_proxy("bag", "name")
    names_by_name = association_proxy("by_name", "name")


class Thing(Base):
    __tablename__ = "thing"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("owner.id"))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
owner = Owner(names=["a", "b"])
session.add(owner)
session.commit()
things = {
    "session": session, "scoped": scoped_session(sessionmaker(engine)), "query": session.query(Thing), "result": session.execute(select(Thing)), "scalars": session.scalars(select(Thing)),
    "row": session.execute(select(Thing.id, Thing.name)).first(), "mapping": session.execute(select(Thing.id)).mappings().first(), "identity map": session.identity_map, "new": session.new,
    "list": owner.listed, "set": owner.bag, "dict": owner.by_name, "names": owner.names, "bag names": owner.bag_names, "names by name": owner.names_by_name,
    "columns": Thing.__table__.c, "metadata": Base.metadata, "relationships": inspect(Owner).relationships, "history": inspect(owner).attrs.listed.history,
}
for name, thing in things.items():
    print(name + ":", *[method for method in ("__iter__", "__len__", "__contains__", "__getitem__", "__setitem__", "__delitem__", "__bool__", "__next__") if hasattr(thing, method)])

print(len(list(things["query"].__iter__())), things["query"].__getitem__(0).name, owner.names.__len__(), owner.names.__getitem__(1), owner.names.__contains__("b"))
print(things["row"].__getitem__(1), list(things["row"].__iter__()), things["mapping"].__getitem__("id"), things["columns"].__contains__("name"), owner in session, session.__contains__(owner))


def flat(value):
    """As serializers do it: everything that can be iterated, strings aside."""
    if hasattr(value, "__iter__") and not isinstance(value, (str, bytes)):
        return [flat(each) for each in value]
    return value


print(flat(owner.names), flat(session.execute(select(Thing.id, Thing.name).order_by(Thing.id))), flat(session.query(Thing.name).order_by(Thing.id)))
