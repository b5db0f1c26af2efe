"""Types derived in Python from built-in ones, with SQL expressions around parameters and columns; textual columns by position; joins kept when columns change."""
from sqlalchemy import Column, Enum, ForeignKey, Integer, MetaData, String, Table, create_engine, func, insert, select, text, column, exc, values, literal, union


class Folded(String):
    """Text that is stored in lower case and read in upper case."""

    def bind_expression(self, bindvalue):
        return func.lower(bindvalue)

    def column_expression(self, col):
        return func.upper(col)


metadata = MetaData()
city = Table("city", metadata, Column("id", Integer, primary_key=True), Column("name", Folded(30)), Column("land", String(2)))
street = Table("street", metadata, Column("id", Integer, primary_key=True), Column("city_id", ForeignKey("city.id")), Column("name", String(30)))
print(select(city))
print(select(city).where(city.c.name == "Rome").subquery("found").select())
print(select(city.alias("c")).order_by("name"))
print(insert(city).values(name="Oslo"))
engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(insert(city), [{"name": "Rome", "land": "IT"}, {"name": "Oslo", "land": "NO"}])
    connection.execute(insert(street), [{"city_id": 1, "name": "Via Appia"}, {"city_id": 2, "name": "Karl Johan"}])
    print(connection.execute(text("select name, land from city order by id")).all())
    print(connection.execute(select(city.c.name, city.c.land).order_by(city.c.id)).all())
    print(connection.scalar(select(city.c.id).where(city.c.name == "OSLO")))
    inner = select(city.c.id, city.c.name.label("label")).subquery()
    print(connection.execute(select(inner.c.label)).all())
    # The columns of text, by position, by other names.
    where, what = column("where"), column("what", Integer)
    row = connection.execute(text("select land, id, name from city where id = 2").columns(where, what)).one()
    print(row, row._fields, row._mapping[where], row._mapping[what], row._mapping["name"], row._mapping["where"])
    try:
        connection.execute(text("select land, id from city").columns(where, where))
    except exc.InvalidRequestError as error:
        print(str(error).split("<")[0])
    # What was joined from stays when other columns are selected.
    joined = select(city).join(street).with_only_columns(street.c.name)
    print(joined)
    print(connection.scalars(joined.order_by(street.c.id)).all())
exists = select(street.c.id).exists()
print(type(exists.element).__name__, exists.where(street.c.city_id == 3).element.compare(exists.element.where(street.c.city_id == 3).scalar_subquery()))
other = MetaData()
lost = Table("lost", other, Column("id", Integer, ForeignKey("city.id")))
try:
    lost.join(city)
except exc.NoReferencedTableError as error:
    print(str(error)[:60])


class Level:
    __members__ = {}

    def __init__(self, name):
        self.name = name
        self.__members__[name] = self


low, high = Level("low"), Level("high")
print(Enum(Level).enums, values(column("level", Enum(Level)), name="v", literal_binds=True).data([(low,), (high,)]).select())
