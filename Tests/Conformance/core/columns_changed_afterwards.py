# What a program assigns to a column that a table has already.
from sqlalchemy import Column, Enum, Integer, MetaData, Sequence, String, Table, create_engine, func, select, text
from sqlalchemy.schema import ColumnDefault, CreateTable, DefaultClause

engine = create_engine("sqlite://")


def table():
    return Table("boats", MetaData(), Column("id", Integer, primary_key=True), Column("crew", Integer), Column("name", String))


def tried(action):
    try:
        return action()
    except AttributeError as error:
        return str(error)


for value in (5, "six", func.now(), text("7")):
    boats = table()
    boats.c.crew.server_default = value
    print(boats.c.crew.server_default is value, "DEFAULT" in str(CreateTable(boats)))
    boats.c.crew.onupdate = value
    print(tried(lambda: str(boats.insert().values(id=1))), "|", tried(lambda: str(boats.update().values(id=1))))
    boats.c.crew.default = value
    print(tried(lambda: str(boats.insert().values(id=1))), "|", tried(lambda: str(boats.insert().values(crew=2))))

boats = table()
boats.c.crew.default = ColumnDefault(4)
boats.c.crew.onupdate = ColumnDefault(9)
boats.c.name.server_default = DefaultClause("none")
boats.create(engine)
with engine.begin() as connection:
    connection.execute(boats.insert().values(id=1))
    print(connection.execute(select(boats)).all())
    connection.execute(boats.update().values(name="Ida"))
    print(connection.execute(select(boats)).all())

boats = table()
boats.c.crew.onupdate = Sequence("numbers")
print(boats.update().values(name="x"))

# The key of the table is its constraint's.
boats = table()
boats.c.crew.primary_key = True
boats.c.id.primary_key = False
print([column.name for column in boats.primary_key], repr(boats.c.id), repr(boats.c.crew))
print(CreateTable(boats))

# A label's key stays, by which ORDER BY and subqueries know it.
label = (boats.c.crew + 1).label("more")
label.name = "most"
print(select(boats.c.id, label).order_by(label))
print(select(boats.c.id, label).order_by("more"))
print(label.key)

# Values that DDL allows are not those that are checked.
size = Enum("small", "large", create_constraint=True, name="size", validate_strings=True)
size.enums = ["tiny", "huge"]
print(size, size.enums, CreateTable(Table("sails", MetaData(), Column("size", size))))
statement = select(boats.c.id)
print(statement.cte("c").element is statement, statement.cte("c").original is statement)
