# execution_options(logging_token=...) stands before each line of the log; a cache of no size is told of.
import logging
import re
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select, text
from sqlalchemy.orm import Session


class Printed(logging.Handler):
    def emit(self, record):
        print(record.name, "|", re.sub(r"[0-9.]+s( ago)?\]", "Ns]", record.getMessage()))


logger = logging.getLogger("sqlalchemy.engine")
logger.addHandler(Printed())
logger.setLevel(logging.INFO)
metadata = MetaData()
boats = Table("boats", metadata, Column("id", Integer, primary_key=True), Column("crew", Integer))

engine = create_engine("sqlite://", execution_options={"logging_token": "start"})
with engine.begin() as connection:
    connection.execute(text("create table boats (id integer primary key, crew integer)"))
    connection.execution_options(logging_token="inside")
    connection.execute(insert(boats), [{"crew": 1}, {"crew": 2}])
    connection.execution_options(logging_token=None)
    connection.execute(select(boats.c.crew).execution_options(logging_token="of a statement"))
plain = create_engine("sqlite://")
with plain.begin() as connection:
    connection.execute(text("create table boats (id integer primary key, crew integer)"))
reader = plain.execution_options(logging_token=7)
with Session(reader) as session:
    print(session.execute(select(boats.c.crew)).all())
    with session.begin_nested():
        session.execute(text("select 1"))
logger.setLevel(logging.DEBUG)
with reader.connect() as connection:
    print(connection.execute(select(boats)).all())
logger.setLevel(logging.INFO)
uncached = create_engine("sqlite://", query_cache_size=0)
metadata.create_all(uncached)
with uncached.connect() as connection:
    connection.execute(select(boats))
    connection.begin_nested().rollback()
# Of engines made of one another the first one's token and isolation level hold, whatever options are shown.
chain = create_engine("sqlite://").execution_options(logging_token="first").execution_options(logging_token="second")
for further in (chain, chain.execution_options(logging_token=None), engine.execution_options(logging_token="late"), plain.execution_options(isolation_level="READ UNCOMMITTED").execution_options(isolation_level="SERIALIZABLE")):
    with further.connect() as connection:
        connection.execute(text("select 2"))
        print(dict(connection.get_execution_options()), connection.get_isolation_level())
        connection.rollback()
        connection.execution_options(logging_token="own")
        connection.execute(text("select 3"))
