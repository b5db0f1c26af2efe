"""Classes mapped to a join and to a subquery."""
from sqlalchemy import Column, ForeignKey, Integer, String, Table, func, inspect, join, select
from sqlalchemy.orm import DeclarativeBase, Session, column_property

from _statements import connected, refused


class Base(DeclarativeBase):
    pass


users = Table("user", Base.metadata, Column("id", Integer, primary_key=True), Column("name", String))
addresses = Table("address", Base.metadata, Column("id", Integer, primary_key=True), Column("user_id", ForeignKey("user.id")), Column("email", String))


class AddressUser(Base):
    __table__ = join(users, addresses)
    id = column_property(users.c.id, addresses.c.user_id)
    address_id = addresses.c.id

    def __repr__(self):
        return f"{self.name} {self.email}"


totals = select(users.c.id, users.c.name, func.count(addresses.c.id).label("total")).join(addresses).group_by(users.c.id, users.c.name).subquery("totals")


class Total(Base):
    __table__ = totals
    __mapper_args__ = {"primary_key": [totals.c.id]}

    def __repr__(self):
        return f"{self.name}={self.total}"


engine = connected(Base)
with Session(engine) as session:
    both = AddressUser(name="Ann", email="a@x")
    session.add(both)
    session.commit()
    print(both, both.id, both.address_id)
    both.email, both.name = "b@x", "Bea"
    session.commit()
    print(session.scalars(select(AddressUser).where(AddressUser.email.like("b%"))).all())
    print(session.get(AddressUser, (1, 1)), inspect(both).identity)
    print(session.scalars(select(Total)).all(), session.get(Total, 1))
    print(session.execute(select(Total.total).where(Total.name == "Bea")).all())
    session.delete(both)
    session.commit()
    print(session.execute(select(users)).all(), session.execute(select(addresses)).all())
print(inspect(AddressUser).tables, inspect(AddressUser).primary_key)
