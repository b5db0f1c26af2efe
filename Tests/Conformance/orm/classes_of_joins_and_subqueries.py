"""Classes mapped to joins and subqueries, and imperative mapping."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, func, inspect, join, select
from sqlalchemy.orm import Session, column_property, registry, relationship

from _traced import refused, traced

mapper_registry = registry()
metadata = mapper_registry.metadata
users = Table("users", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)))
addresses = Table("addresses", metadata, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("users.id")), Column("email", String(20)))


class User:
    def __repr__(self):
        return f"User({self.name})"


class Address:
    pass


class UserAddress:
    pass


class Count:
    pass


mapper_registry.map_imperatively(User, users, properties={"addresses": relationship(Address, back_populates="user", order_by=addresses.c.id), "shout": column_property(func.upper(users.c.name))})
mapper_registry.map_imperatively(Address, addresses, properties={"user": relationship(User, back_populates="addresses"), "mail": addresses.c.email})
both = join(users, addresses)
mapper_registry.map_imperatively(UserAddress, both, properties={"user_id": [users.c.id, addresses.c.user_id], "address_id": addresses.c.id})
counts = select(addresses.c.user_id, func.count().label("heads")).group_by(addresses.c.user_id).subquery("counts")
mapper_registry.map_imperatively(Count, counts, primary_key=[counts.c.user_id])


class Wrapped:
    __table__ = select(users.c.id, users.c.name).where(users.c.id > 1).subquery("wrapped")


mapper_registry.mapped(Wrapped)
session = Session(traced(mapper_registry))
session.add_all([User(name="a", addresses=[Address(mail="a1"), Address(mail="a2")]), User(name="b", addresses=[Address(mail="b1")])])
session.commit()
print([(ua.user_id, ua.address_id, ua.name, ua.email) for ua in session.scalars(select(UserAddress).order_by(UserAddress.address_id))])
print(session.scalars(select(UserAddress).where(UserAddress.email == "b1")).one().name)
print([(c.user_id, c.heads) for c in session.scalars(select(Count).order_by(Count.heads))])
print([w.name for w in session.scalars(select(Wrapped))], session.get(Wrapped, 1), session.get(Wrapped, 2).name)
print(inspect(UserAddress).primary_key, inspect(User).attrs.keys(), inspect(Count).columns.keys())
print(select(UserAddress.name, UserAddress.email))
made = UserAddress()
made.name, made.email = "c", "c1"
session.add(made)
session.commit()
print(made.user_id, made.address_id)
refused(lambda: mapper_registry.map_imperatively(User, users))
refused(lambda: mapper_registry.map_imperatively(type("Bare", (), {}), Table("nokey", MetaData(), Column("x", Integer))))
