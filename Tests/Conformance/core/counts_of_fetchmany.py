# What fetchmany() makes of 0 and less: the driver's cursor gives all rows, rows that are read ahead and those that are made unique none.
from sqlalchemy import create_engine, select, text

engine = create_engine("sqlite://")
with engine.begin() as connection:
    connection.execute(text("CREATE TABLE tide (height integer)"))
    connection.execute(text("INSERT INTO tide VALUES (1), (2), (2), (3)"))
heights = select(text("height")).select_from(text("tide"))
for options in ({}, {"stream_results": True}, {"yield_per": 2}):
    for title, view in (
        ("rows", lambda result: result),
        ("unique", lambda result: result.unique()),
        ("scalars", lambda result: result.scalars()),
        ("unique scalars", lambda result: result.scalars().unique()),
        ("mappings", lambda result: result.mappings()),
        ("in twos", lambda result: result.yield_per(2)),
    ):
        for count in (None, 0, -1, 3):
            with engine.connect() as connection:
                result = view(connection.execute(heights, execution_options=options))
                print(options, title, count, result.fetchmany(count), result.fetchmany(0), result.all())
with engine.connect() as connection:
    keys = connection.execute(heights).keys()
    print(type(keys).__name__, keys, list(keys), len(keys), "height" in keys, keys == ["height"])
    try:
        keys[0]
    except TypeError as error:
        print(error)


# What is to be streamed: SELECTs are fetched by their own sizes, text and RETURNING one by one.
from sqlalchemy import Column, Integer, MetaData, Table, insert, select, text

streams = create_engine("sqlite://")
streamed = Table("streamed", MetaData(), Column("id", Integer, primary_key=True), Column("n", Integer))
streamed.metadata.create_all(streams)
with streams.begin() as connection:
    connection.execute(insert(streamed), [{"n": n} for n in range(12)])
    for statement in (text("SELECT id FROM streamed"), text("SELECT id FROM streamed").columns(streamed.c.id), select(streamed.c.id), insert(streamed).values(n=1).returning(streamed.c.id)):
        for options in ({}, {"stream_results": True}, {"yield_per": 5}):
            result = connection.execute(statement, execution_options=options)
            print(type(statement).__name__, options, len(result.fetchmany()), len(result.fetchmany(3)), [len(part) for part in result.partitions()])
