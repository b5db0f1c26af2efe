"""ShardedSession: rows of one class in several databases, chosen by objects, keys and statements."""
from sqlalchemy import ForeignKey, create_engine, event, inspect, select, sql, update, delete
from sqlalchemy.ext.horizontal_shard import ShardedQuery, ShardedSession, set_shard_id
from sqlalchemy.orm import DeclarativeBase, Mapped, defer, mapped_column, relationship, selectinload, sessionmaker
from sqlalchemy.sql import operators


class Base(DeclarativeBase):
    pass


class City(Base):
    __tablename__ = "city"
    id: Mapped[int] = mapped_column(primary_key=True)
    continent: Mapped[str]
    name: Mapped[str]
    reports: Mapped[list["Report"]] = relationship(back_populates="city", order_by="Report.id")


class Report(Base):
    __tablename__ = "report"
    id: Mapped[int] = mapped_column(primary_key=True)
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"))
    degrees: Mapped[int]
    city: Mapped[City] = relationship(back_populates="reports")


shards = {name: create_engine("sqlite://") for name in ("asia", "europe")}
for name, engine in shards.items():
    Base.metadata.create_all(engine)

    @event.listens_for(engine, "before_cursor_execute")
    def tell(connection, cursor, statement, parameters, context, many, name=name):
        print(f"    {name}:", " ".join(statement.split()), parameters)


def shard_chooser(mapper, instance, clause=None):
    return instance.continent if isinstance(instance, City) else shard_chooser(mapper, instance.city)


def identity_chooser(mapper, primary_key, *, lazy_loaded_from, execution_options, bind_arguments, **kw):
    print("    identity", mapper.class_.__name__, primary_key, lazy_loaded_from is not None)
    return list(shards)


class Continents(sql.ClauseVisitor):
    def __init__(self):
        self.found = []

    def visit_binary(self, binary):
        if binary.operator is operators.eq and binary.left.shares_lineage(City.__table__.c.continent):
            self.found.append(binary.right.value)


def execute_chooser(state):
    visitor = Continents()
    if state.is_select and state.statement.whereclause is not None:
        visitor.traverse(state.statement.whereclause)
    return visitor.found or list(shards)


Sharded = sessionmaker(
    class_=ShardedSession, shards=shards, shard_chooser=shard_chooser, identity_chooser=identity_chooser, execute_chooser=execute_chooser)

with Sharded() as session:
    tokyo, osaka = City(id=1, continent="asia", name="Tokyo"), City(id=2, continent="asia", name="Osaka")
    paris = City(id=3, continent="europe", name="Paris")
    tokyo.reports = [Report(id=1, degrees=30)]
    paris.reports = [Report(id=1, degrees=20), Report(id=2, degrees=18)]
    session.add_all([tokyo, paris, osaka])
    session.commit()
    print([inspect(city).identity_token for city in (tokyo, paris, osaka)])
    print(inspect(paris.reports[0]).identity_key[1:])

print("-- get")
with Sharded() as session:
    print(session.get(City, 3).name, session.get(City, 3).name, session.get(City, 9))
    print(session.get(City, 1, identity_token="asia").name)

print("-- statements")
with Sharded() as session:
    print(sorted(session.scalars(select(City.name)).all()))
    print(session.scalars(select(City).where(City.continent == "europe")).one().name)
    print(session.scalars(select(City.name), bind_arguments={"shard_id": "asia"}).all())
    query = session.query(City).order_by(City.id)
    print(isinstance(query, ShardedQuery), [city.name for city in query.set_shard("asia")], query.set_shard("asia").count())
    try:
        query.count()
    except Exception as error:
        print(type(error).__name__, error)

print("-- options")
for propagates in (True, False):
    with Sharded() as session:
        statement = select(City).where(City.id == 1).options(set_shard_id("asia", propagate_to_loaders=propagates), defer(City.name))
        if not propagates:
            statement = statement.order_by(City.id)
        city = session.scalars(statement).one()
        print(city.name, [report.degrees for report in city.reports])
with Sharded() as session:
    print([len(city.reports) for city in session.scalars(select(City).options(selectinload(City.reports), set_shard_id("europe")))])

print("-- changes")
with Sharded() as session:
    cities = session.scalars(select(City).order_by(City.id)).all()
    cities[-1].name = "Lyon"
    session.delete(cities[1])
    session.commit()
    session.refresh(cities[-1])
    print(cities[-1].name, cities[0].reports[0].city.name)
    warm = session.scalars(select(Report)).all()
    session.execute(update(Report).where(Report.degrees >= 20).values(degrees=Report.degrees + 1))
    print(sorted(report.degrees for report in warm))
    print(session.query(Report).filter(Report.degrees < 20).delete())
    print(sorted((report.degrees, inspect(report).deleted) for report in warm))

for arguments in ({"identity_chooser": None, "execute_chooser": execute_chooser}, {"identity_chooser": identity_chooser}):
    try:
        ShardedSession(shard_chooser, shards=shards, **arguments)
    except Exception as error:
        print(type(error).__name__, error)
