"""Rows fetched piece by piece: stream_results, yield_per, partitions, iteration and early close."""
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select, text

engine = create_engine("sqlite://")
metadata = MetaData()
word = Table("word", metadata, Column("id", Integer, primary_key=True), Column("text", String))
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(insert(word), [{"text": f"w{n}"} for n in range(1, 12)])

with engine.connect() as connection:
    result = connection.execution_options(stream_results=True, max_row_buffer=4).execute(select(word.c.id).order_by(word.c.id))
    print(type(result).__name__, result.returns_rows, result.closed)
    print(result.fetchone(), result.fetchmany(3), result.fetchmany(), len(result.fetchall()), result.fetchone(), result.closed)

with engine.connect() as connection:
    result = connection.execution_options(yield_per=4).execute(select(word).order_by(word.c.id))
    for part in result.partitions():
        print(len(part), part[0], part[-1].text)
    print(result.closed, connection.get_execution_options())

with engine.connect() as connection:
    result = connection.execute(select(word.c.text).order_by(word.c.id)).yield_per(5)
    print([len(part) for part in result.partitions()])
    print([len(part) for part in connection.execute(select(word)).partitions(3)])
    print([part for part in connection.execute(select(word.c.id).limit(5)).scalars().partitions(2)])
    print([part for part in connection.execute(select(word.c.id).limit(3)).mappings().partitions(2)])
    print([part for part in connection.execute(select(word.c.id).where(word.c.id < 0)).partitions(2)])
    print([len(part) for part in connection.execute(select(word)).partitions()])

with engine.connect() as connection:
    result = connection.execute(select(word.c.id).order_by(word.c.id))
    for row in result:
        if row.id == 3:
            break
    print(result.fetchone(), result.closed)
    result.close()
    print(result.closed)
    for use in (result.fetchone, result.all, result.first, result.fetchmany, lambda: next(result), lambda: list(result), result.scalars, lambda: result.scalars().all(), result.mappings, lambda: result.columns("id"), lambda: list(result.partitions(2)), result.keys, lambda: result.rowcount, result.freeze, lambda: result.unique().all()):
        try:
            print("ok", str(use()).split(" at 0x")[0])
        except Exception as error:
            print(type(error).__name__, "|", str(error).split(" at 0x")[0])

with engine.connect() as connection:
    with connection.execute(select(word.c.id)) as result:
        print(result.first(), result.closed)
    with connection.execute(select(word.c.id)) as result:
        print(next(result), next(result)[0], result.fetchmany(2))
    print(result.closed)
    first, second = connection.execute(select(word.c.id)), connection.execute(select(word.c.text))
    print([(next(first).id, next(second).text) for _ in range(3)])
    print(connection.execute(text("select 1 where 0")).fetchmany(5), connection.execute(text("select 1 where 0")).first())
    result = connection.execute(select(word.c.id))
    connection.rollback()
    try:
        print(len(result.fetchall()))
    except Exception as error:
        print(type(error).__name__, "|", error)
