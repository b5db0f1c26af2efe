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
