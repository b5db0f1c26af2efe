# params() of a statement gives values to the parameters that have these names in the text, those that comparisons made among them.
from sqlalchemy import Column, Integer, MetaData, Table, bindparam, create_engine, exc, exists, insert, select, text, union_all
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Well(Base):
    __tablename__ = "well"
    id: Mapped[int] = mapped_column(primary_key=True)
    depth: Mapped[int]


well = Well.__table__
engine = create_engine("sqlite://")
Base.metadata.create_all(engine)
deep = select(well.c.depth).where(well.c.depth > 10).order_by(well.c.id)
named = select(well.c.depth).where(well.c.depth > bindparam("least", 10)).order_by(well.c.id)
with engine.begin() as connection:
    connection.execute(insert(well), [{"depth": depth} for depth in (5, 15, 25, 35)])

    def show(title, statement, *parameters):
        try:
            print(title, connection.execute(statement, *parameters).all(), statement.compile().params)
        except exc.StatementError as error:
            print(title, str(error).split("\n")[0])

    show("as it stands", deep)
    show("by the made name", deep.params(depth_1=20))
    show("a name that nothing has", deep.params(height_1=20))
    show("the execution goes first", deep.params(depth_1=30), {"depth_1": 20})
    show("before the comparison", select(well.c.depth).params(depth_1=20).where(well.c.depth > 10))
    show("within a subquery", select(deep.params(depth_1=30).subquery()))
    show("around a subquery", select(deep.subquery()).params(depth_1=30))
    show("within EXISTS", select(well.c.depth).where(exists().where(well.c.depth > 10)).params(depth_1=1000))
    show("of a union", union_all(deep.order_by(None), deep.order_by(None)).params(depth_1=20))
    show("a list", select(well.c.depth).where(well.c.depth.in_([5, 15])).params(depth_1=[35, 36]))
    show("a limit", deep.limit(1).params(param_1=2))
    show("by its own name", named.params(least=20))
    show("twice", named.params(least=20).params({"least": 30}))
    show("within and around", select(named.params(least=30).subquery()).params(least=20))
    show("one that comes later", named.params(least=20).where(well.c.depth > bindparam("least")))
    show("unique", select(well.c.depth).where(well.c.depth > bindparam("least", 10, unique=True)).params(least=20))
    show("text", text("SELECT :a").params(a=3))
    print(str(named.params(least=20).compile(compile_kwargs={"literal_binds": True})).replace("\n", ""))
    print(deep.compile().params, named.compile().params)
with Session(engine) as session:
    for limit in (10, 20, 30):
        print([found.depth for found in session.scalars(select(Well).where(Well.depth > 10).params(depth_1=limit))])
        print(session.execute(select(Well.depth).where(Well.depth > 10).params(depth_1=limit)).all())
    print([found.depth for found in session.scalars(select(Well).where(Well.depth > 10))])
    print(session.query(Well).filter(Well.depth > bindparam("least")).params(least=20).count())
