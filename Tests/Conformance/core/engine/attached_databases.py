"""ATTACH, schema names of tables, schema_translate_map, and inspection of attached databases."""
from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, create_engine, event, func, inspect, insert, select, text, update
from sqlalchemy.pool import StaticPool

engine = create_engine("sqlite://", poolclass=StaticPool)
log = []


@event.listens_for(engine, "connect")
def attach(dbapi_connection, record):
    dbapi_connection.execute("ATTACH DATABASE ':memory:' AS shop")
    dbapi_connection.execute("ATTACH DATABASE ':memory:' AS \"old stuff\"")


@event.listens_for(engine, "before_cursor_execute")
def told(connection, cursor, statement, parameters, context, executemany):
    log.append((" ".join(statement.split()), parameters))


def flush():
    for entry in log:
        print("   ", *entry)
    log.clear()


metadata = MetaData(schema="shop")
product = Table("product", metadata, Column("id", Integer, primary_key=True), Column("name", String(20), index=True))
sale = Table("sale", metadata, Column("id", Integer, primary_key=True), Column("product_id", ForeignKey("shop.product.id")), Column("amount", Integer))
archive = Table("archive", metadata, Column("id", Integer, primary_key=True), schema="old stuff")
plain = Table("plain", MetaData(), Column("id", Integer, primary_key=True), Column("v", String))
print(product.fullname, archive.fullname, product.schema, sorted(metadata.tables), metadata.schema)
metadata.create_all(engine)
flush()
with engine.begin() as connection:
    connection.execute(insert(product), [{"name": "pen"}, {"name": "ink"}])
    connection.execute(insert(sale), [{"product_id": 1, "amount": 3}, {"product_id": 2, "amount": 4}, {"product_id": 1, "amount": 5}])
    print(connection.execute(select(product.c.name, func.sum(sale.c.amount)).join(sale).group_by(product.c.name).order_by(product.c.name)).all())
    connection.execute(update(sale).where(sale.c.product_id == select(product.c.id).where(product.c.name == "ink").scalar_subquery()).values(amount=sale.c.amount + 1))
    alias = product.alias("p")
    print(connection.execute(select(alias.c.id).where(alias.c.name == "ink")).scalar_one())
    connection.execute(sale.delete().where(sale.c.amount > 4))
flush()
inspector = inspect(engine)
print(inspector.get_schema_names(), inspector.default_schema_name, inspector.get_table_names(), inspector.get_table_names(schema="shop"), inspector.has_table("product"), inspector.has_table("product", schema="shop"))
print(inspector.get_foreign_keys("sale", schema="shop"), inspector.get_indexes("product", schema="shop"))
log.clear()

with engine.connect().execution_options(schema_translate_map={None: "shop", "shop": "old stuff"}) as connection:
    plain.create(connection)
    connection.execute(insert(plain), {"v": "here"})
    print(connection.execute(select(plain)).all())
    connection.commit()
flush()
with engine.connect() as connection:
    statement = select(plain.c.v)
    print(statement.compile(schema_translate_map={None: "shop"}, render_schema_translate=True) if False else connection.execute(statement, execution_options={"schema_translate_map": {None: "shop"}}).scalar())
    try:
        connection.execute(statement)
    except Exception as error:
        print(type(error).__name__, "|", error)
flush()
reflected = MetaData()
reflected.reflect(engine, schema="shop")
print(sorted(reflected.tables), [fk.target_fullname for fk in reflected.tables["shop.sale"].foreign_keys], [i.name for i in reflected.tables["shop.product"].indexes])
