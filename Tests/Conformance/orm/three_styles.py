# The same table declared in the styles one meets, used in one program
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, create_engine, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, as_declarative, declarative_base, declared_attr, mapped_column, registry, relationship

Legacy = declarative_base()


class Modern(DeclarativeBase):
    metadata = Legacy.metadata


reg = registry(metadata=Legacy.metadata)


class Country(Legacy):
    __tablename__ = "country"
    id = Column(Integer, primary_key=True)
    name = Column("country_name", String(30))


class TimestampMixin:
    version = Column(Integer, default=1)

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower() + "_t"


class River(TimestampMixin, Modern):
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    length: Mapped[int | None]

    @property
    def miles(self):
        return round(self.length * 0.621) if self.length else None

    @classmethod
    def longest(cls, session):
        return session.query(cls).order_by(cls.length.desc()).first()


@reg.mapped
class Lake:
    __tablename__ = "lake"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    country_id = Column(ForeignKey("country.id"))


peak_table = Table("peak", Legacy.metadata, Column("id", Integer, primary_key=True), Column("name", String), Column("height", Integer))


class Peak:
    def __init__(self, name, height):
        self.name, self.height = name, height

    def __repr__(self):
        return f"Peak({self.name}, {self.height})"


reg.map_imperatively(Peak, peak_table)

engine = create_engine("sqlite://")
Legacy.metadata.create_all(engine)
print(sorted(Legacy.metadata.tables))
print([t.name for t in Legacy.metadata.sorted_tables])
print(inspect(engine).get_table_names(), [c["name"] for c in inspect(engine).get_columns("river_t")])

with Session(engine) as session:
    peru = Country(name="Peru")
    session.add_all([peru, River(name="Amazon", length=6400), River(name="Brook"), Peak("Huascaran", 6768)])
    session.flush()
    session.add(Lake(name="Titicaca", country_id=peru.id))
    session.commit()
    print(session.query(Country.name).all(), session.query(River.name, River.version).all(), session.query(Lake).one().name, session.query(Peak).all())
    print(River.longest(session).miles, session.query(River).filter_by(name="Brook").one().miles)
    print(session.query(Lake.name, Country.name).join(Country, Lake.country_id == Country.id).all())
    print(session.query(Peak).filter(Peak.height > 6000).count(), session.query(peak_table.c.name).scalar(), session.query(peak_table).all())

mapper = inspect(River)
print(mapper.class_.__name__, mapper.local_table.name, [c.key for c in mapper.columns], mapper.primary_key[0].name, [r.key for r in mapper.relationships])
print(River.name, repr(River.__table__.c.name), Country.name.property.columns[0].name, River.__mapper__ is mapper)
print(repr(River(name="x")).split(" at ")[0], str(River.length > 3), River.length.key)
for bad in (lambda: Legacy(), lambda: River(size=3), lambda: Peak(), lambda: Lake(depth=1), lambda: inspect(5), lambda: inspect(TimestampMixin)):
    try:
        print(type(bad()).__name__)
    except Exception as e:
        print(type(e).__name__, e)
try:
    class Again(Legacy):
        __tablename__ = "country"
        id = Column(Integer, primary_key=True)
except Exception as e:
    print(type(e).__name__, e)
