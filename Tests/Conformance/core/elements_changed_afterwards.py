"""What programs may still change of expressions and of parts of tables once they are made."""
from sqlalchemy import Column, ColumnDefault, Computed, Identity, Integer, MetaData, String, Table, bindparam, column, create_engine, func, insert, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable, DefaultClause

tolls = Table("tolls", MetaData(), Column("id", Integer, primary_key=True), Column("fee", Integer))


def shown(statement):
    compiled = statement.compile()
    print(str(compiled).replace("\n", ""), compiled.params)


fee = (tolls.c.fee * 2).label("doubled")
fee.name = "twice"
print(fee.name, fee.type)
shown(select(fee))
fee.element = tolls.c.id
fee.type = String()
print(repr(fee.type))
shown(select(fee))

parameter = bindparam("low", 3)
query = select(tolls.c.id).where(tolls.c.fee > parameter)
parameter.key = "least"
shown(query)
parameter.type = String()
print(repr(parameter.type))
parameter.callable = lambda: 12
shown(select(tolls.c.id).where(tolls.c.fee > parameter))
parameter.callable = None
parameter.literal_execute = True
shown(select(tolls.c.id).where(tolls.c.fee > parameter))

words = text("SELECT 1")
words.text = "SELECT 2"
print(words.text, words)

call = func.round(tolls.c.fee)
call.name = "ceil"
shown(select(call))
call.packagenames = ("math",)
shown(select(call))

for made in (tolls.alias("a"), select(tolls).subquery("b"), select(tolls).cte("c")):
    made.name = "renamed"
    print(made.name)
    shown(select(made))
tree = select(tolls.c.id).cte("tree")
tree.recursive = True
shown(select(tree))

given = ColumnDefault(5)
server = DefaultClause("7")
computed = Computed("fee + 1")
roads = Table("roads", MetaData(), Column("id", Integer, primary_key=True), Column("fee", Integer, given), Column("tax", Integer, server), Column("sum", Integer, computed))
given.arg = 9
server.arg = "8"
computed.sqltext = text("fee + tax")
computed.persisted = True
print(given, repr(server), CreateTable(roads))
engine = create_engine("sqlite://")
roads.create(engine)
with engine.begin() as connection:
    connection.execute(insert(roads))
    print(connection.execute(select(roads)).all())

number = Identity(start=3)
lanes = Table("lanes", MetaData(), Column("id", Integer, number, primary_key=True))
number.start = 100
number.always = True
number.increment = 10
print(number.start, CreateTable(lanes).compile(dialect=postgresql.dialect()))
