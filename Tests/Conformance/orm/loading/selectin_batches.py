"""selectinload() of many parents: batches of 500 keys."""
from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, immediateload, lazyload, mapped_column, relationship, selectinload


class Base(DeclarativeBase):
    pass


class Parent(Base):
    __tablename__ = "parent"
    id: Mapped[int] = mapped_column(primary_key=True)
    children: Mapped[list["Child"]] = relationship(back_populates="parent", order_by="Child.id")


class Child(Base):
    __tablename__ = "child"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int] = mapped_column(ForeignKey("parent.id"))
    parent: Mapped[Parent] = relationship(back_populates="children")


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
with Session(engine) as session:
    session.add_all(Parent(id=n, children=[Child(), Child()] if n % 2 else []) for n in range(1, 1203))
    session.commit()


@event.listens_for(engine, "before_cursor_execute")
def show(conn, cursor, statement, parameters, context, executemany):
    text = " ".join(statement.split())
    print("   ", text if len(text) < 200 else text[:150] + "..." + text[-40:], len(parameters), parameters[:2], parameters[-1:])


with Session(engine) as session:
    parents = session.scalars(select(Parent).options(selectinload(Parent.children)).order_by(Parent.id)).all()
    print(len(parents), sum(len(parent.children) for parent in parents), [child.id for child in parents[2].children])
    session.expunge_all()
    children = session.scalars(select(Child).options(selectinload(Child.parent)).order_by(Child.id)).all()
    print(len(children), children[0].parent.id, children[-1].parent.id)
    session.expunge_all()
    parts = list(session.scalars(select(Parent).options(selectinload(Parent.children)).order_by(Parent.id).execution_options(yield_per=700)).partitions())
    print([len(part) for part in parts])
    session.expunge_all()
    parents = session.scalars(select(Parent).options(selectinload(Parent.children)).where(Parent.id <= 500)).all()
    print(len(parents))
