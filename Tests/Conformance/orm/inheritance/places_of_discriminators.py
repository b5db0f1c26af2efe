"""Where the column of a polymorphic_on= expression stands among those of a class and of what inherits from it."""
from sqlalchemy import ForeignKey, case, create_engine, func, inspect, select, literal_column, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, aliased, mapped_column, with_polymorphic


class Base(DeclarativeBase):
    pass


class Animal(Base):
    __tablename__ = "animal"
    id: Mapped[int] = mapped_column(primary_key=True)
    legs: Mapped[int] = mapped_column()
    name: Mapped[str]
    __mapper_args__ = {"polymorphic_on": case((legs == 2, "bird"), (legs == 4, "dog"), else_="animal"), "polymorphic_identity": "animal"}


class Bird(Animal):
    song: Mapped[str] = mapped_column(nullable=True)
    __mapper_args__ = {"polymorphic_identity": "bird"}


class Dog(Animal):
    __tablename__ = "dog"
    id: Mapped[int] = mapped_column(ForeignKey("animal.id"), primary_key=True)
    owner: Mapped[str]
    __mapper_args__ = {"polymorphic_identity": "dog"}


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
for subject in (Animal, Bird, Dog):
    print(" ".join(str(select(subject)).split()))
    print(select(subject).subquery().c.keys())
    print(inspect(subject).mapper.attrs.keys(), inspect(subject).mapper.column_attrs.keys())
with Session(engine) as session:
    session.add_all([Bird(id=1, legs=2, name="tit", song="cui"), Dog(id=2, legs=4, name="rex", owner="ann"), Animal(id=3, legs=8, name="spider")])
    session.commit()
    for subject in (Animal, Bird, Dog, with_polymorphic(Animal, [Dog])):
        print([(type(found).__name__, found.name) for found in session.scalars(select(subject)).all()])
    found = session.query(Animal).order_by(Animal.name).all()
    print([type(each).__name__ for each in found], session.execute(select(Animal).subquery().select()).all())
    print([type(each).__name__ for each in session.scalars(select(aliased(Animal, select(Animal).where(Animal.id > 1).subquery())))])


class Note(Base):
    __tablename__ = "note"
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    text: Mapped[str]
    __mapper_args__ = {"polymorphic_on": func.lower(literal_column("kind")), "polymorphic_identity": "note"}


print(" ".join(str(select(Note)).split()), inspect(Note).attrs.keys())
print(" ".join(str(select(with_polymorphic(Animal, [Dog]))).split()))
print(" ".join(str(Session().query(Note)).split()))
print(Note(kind="x").kind)
print(update(Bird).values(song="la"))
