"""join_depth= of selectin and subquery loading: how far a cycle of eager relationships goes."""
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship


def run(strategy, depth):
    class Base(DeclarativeBase):
        pass

    class Owner(Base):
        __tablename__ = "owner"
        id: Mapped[int] = mapped_column(primary_key=True)
        pets: Mapped[list["Pet"]] = relationship(lazy=strategy, join_depth=depth, back_populates="owner", order_by="Pet.id")

    class Pet(Base):
        __tablename__ = "pet"
        id: Mapped[int] = mapped_column(primary_key=True)
        owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"))
        owner: Mapped[Owner] = relationship(lazy=strategy, join_depth=depth, back_populates="pets")

    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all([Owner(id=1, pets=[Pet(id=1), Pet(id=2)]), Owner(id=2, pets=[Pet(id=3)])])
        session.commit()

    @event.listens_for(engine, "before_cursor_execute")
    def tell(connection, cursor, statement, parameters, context, many):
        print("   ", " ".join(statement.split()), parameters)

    with Session(engine) as session:
        owners = session.scalars(select(Owner).order_by(Owner.id)).unique().all()
        print(["owner" in pet.__dict__ for owner in owners for pet in owner.pets])
    with Session(engine) as session:
        pets = session.scalars(select(Pet).order_by(Pet.id)).unique().all()
        print(["pets" in pet.owner.__dict__ for pet in pets])


for strategy in ("selectin", "subquery"):
    for depth in (None, 1, 2):
        print(strategy, depth)
        run(strategy, depth)


class NodeBase(DeclarativeBase):
    pass


class Node(NodeBase):
    __tablename__ = "node"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("node.id"))
    children: Mapped[list["Node"]] = relationship(lazy="selectin", join_depth=2, order_by="Node.id")


engine = create_engine("sqlite://")
NodeBase.metadata.create_all(engine)
with Session(engine) as session:
    session.add(Node(id=1, children=[Node(id=2, children=[Node(id=3, children=[Node(id=4)])])]))
    session.commit()
with Session(engine) as session:
    node, found = session.scalars(select(Node).where(Node.parent_id.is_(None))).one(), []
    while node is not None:
        found.append((node.id, "children" in node.__dict__))
        node = node.children[0] if "children" in node.__dict__ and node.children else None
    print(found)
