"""Criteria of loader options that name each other's classes, that subqueries correlate to, and that plain statements heed."""
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine, delete, exists, func, literal_column, select, update
from sqlalchemy.orm import Session, aliased, declarative_base, relationship, with_loader_criteria

Base = declarative_base()


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    addresses = relationship("Address", back_populates="user")


class Address(Base):
    __tablename__ = "addresses"
    id = Column(Integer, primary_key=True)
    user_id = Column(ForeignKey("users.id"))
    email = Column(String)
    user = relationship("User", back_populates="addresses")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all([
        User(name="jack", addresses=[Address(email="jack@bean.com")]),
        User(name="ed", addresses=[Address(email="ed@wood.com"), Address(email="ed@lala.com")]),
        User(name="chuck"),
    ])
    session.commit()

    mutual = [with_loader_criteria(User, User.addresses.any()), with_loader_criteria(Address, Address.user.has(User.name != "jack"))]
    for statement in (select(User.name).order_by(User.id), select(Address.email).order_by(Address.id)):
        statement = statement.options(*mutual)
        print(statement)
        print(session.scalars(statement).all())

    reachable = select(Address.id).where(Address.user_id == User.id, Address.email.like("%ed%")).exists()
    quiet = ~select(Address.id).where(Address.user_id == User.id, Address.email == "nobody").exists()
    statement = select(User.name).options(with_loader_criteria(User, reachable), with_loader_criteria(User, quiet))
    print(statement)
    print(session.scalars(statement).all())

    named = with_loader_criteria(User, User.name != "ed", include_aliases=True)
    other = aliased(User)
    for statement in (
        select(User.id).where(select(Address.id).where(Address.user_id == User.id).exists()),
        select(User.id).where(User.id.in_(select(Address.user_id).where(Address.email == User.name))),
        select(other.id).where(select(Address.id).where(Address.user_id == other.id).exists()),
        select(User.id).where(select(literal_column("1")).where(User.name == "x").exists()),
        select(func.count()).where(User.id > 0),
        select(literal_column("1")).where(other.name == "x"),
    ):
        print(statement.options(named))

    emails = with_loader_criteria(Address, Address.email != "ed@lala.com")
    statement = select(User.name).where(exists(literal_column("1")).where(User.id == Address.user_id)).options(emails)
    print(statement)
    print(session.execute(update(User).where(User.id > 0).values(name=User.name + "!").options(named)).rowcount)
    print(session.scalars(select(User.name).order_by(User.id)).all())
    print(session.execute(delete(User).where(~User.addresses.any()).options(with_loader_criteria(User, User.id > 5))).rowcount)
