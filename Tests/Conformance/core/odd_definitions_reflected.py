"""Definitions as people write them by hand: where conditions of indexes stand on lines of their own, keys that are told twice, temporary tables."""
import warnings

from sqlalchemy import MetaData, Table, create_engine, inspect
from sqlalchemy.schema import CreateIndex

warnings.simplefilter("ignore")
engine = create_engine("sqlite://")
with engine.connect() as connection:
    for definition in (
        "CREATE TABLE item (id INTEGER PRIMARY KEY, code TEXT, stock INT)",
        "create   unique   index item_code on item(code)\n  WHERE\n stock > 0 AND code <> ' where '",
        "CREATE INDEX item_stock ON item (stock) where (stock in (1, 2))",
        "CREATE INDEX item_tight ON item (stock, code) WHERE(stock > 1)",
        "CREATE TABLE part (id INTEGER PRIMARY KEY, whole INT REFERENCES part (id), CONSTRAINT belongs FOREIGN KEY (whole) REFERENCES part (id) DEFERRABLE)",
        "CREATE TEMP TABLE note (words)",
        "CREATE TEMP VIEW notes AS SELECT words FROM note",
    ):
        connection.exec_driver_sql(definition)
    inspector = inspect(connection)
    for index in inspector.get_indexes("item"):
        print(index["name"], index["unique"], {key: str(value) for key, value in index["dialect_options"].items()})
    item = Table("item", MetaData(), autoload_with=connection)
    for index in sorted(item.indexes, key=lambda index: index.name):
        print(CreateIndex(index).compile(engine))
    print(inspector.get_foreign_keys("part"))
    print(len(Table("part", MetaData(), autoload_with=connection).foreign_key_constraints))
    for name in ("note", "notes"):
        print(repr(Table(name, MetaData(), schema="temp", autoload_with=connection)))

    # A database is not replaced while rows of it are read.
    driver = connection.connection.dbapi_connection
    copy = driver.serialize()
    driver.deserialize(copy)
    print(driver.execute("SELECT count(*) FROM item").fetchall())
