# do_orm_execute() of statements that name classes by expressions only; unmapped subclasses of mapped classes; foreign keys to tables elsewhere.
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, case, create_engine, event, exists, func, literal, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, configure_mappers, mapped_column, registry
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.ext.mutable import MutableList
from sqlalchemy import JSON


class Base(DeclarativeBase):
    pass


class Edge(Base):
    __tablename__ = "edge"
    id: Mapped[int] = mapped_column(primary_key=True)
    weights: Mapped[list] = mapped_column(MutableList.as_mutable(JSON))


engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
session = Session(engine)
session.add(Edge(id=1, weights=[1, 2]))
session.commit()


@event.listens_for(session, "do_orm_execute")
def tell(state):
    print("  ", state.is_orm_statement, state.bind_mapper, state.is_select)


for statement in select(func.count(Edge.id)), select(func.count()).select_from(Edge), select(Edge.id + 1), select(case((Edge.id > 1, "a"), else_="b")), select(Edge.__table__), select(literal(1)):
    print(statement)
    print(session.execute(statement).all())
edge = session.get_one(Edge, 1)
edge.weights *= 2
print(edge in session.dirty, edge.weights)
session.rollback()


class Plain:
    pass


class Derived(Plain):
    pass


mapper = registry()
mapper.map_imperatively(Plain, Table("plain", mapper.metadata, Column("id", Integer, primary_key=True), Column("name", String)))
configure_mappers()
derived = Derived()
derived.name = "x"
print(derived.name, get_history(derived, "name"))
elsewhere = Table("elsewhere", MetaData(), Column("id", Integer, ForeignKey("plain.id"), primary_key=True))


class Lost(Plain):
    pass


for attempt in lambda: session.add(derived), lambda: mapper.map_imperatively(Lost, elsewhere, inherits=Plain), lambda: mapper.map_imperatively(5):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__, error)
