# Sizes of batches, counts of merged results, and keys that are none.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert, select, update

engine = create_engine("sqlite://")
metadata = MetaData()
stops = Table("stops", metadata, Column("id", Integer, primary_key=True), Column("name", String(10)))
metadata.create_all(engine)


def attempt(label, action):
    try:
        print(f"{label}: {action()!r}")
    except Exception as error:
        print(f"{label}: {type(error).__name__}: {error}")


with engine.begin() as connection:
    connection.execute(insert(stops), [{"name": f"s{number}"} for number in range(9)])
    query = select(stops).order_by(stops.c.id)

    for size in (0, None, 4):
        result = connection.execute(query, execution_options={"yield_per": size})
        print(size, [len(part) for part in result.partitions()])
    batched = connection.execution_options(yield_per=4)
    merged = batched.execute(query).merge(batched.execute(query))
    print([len(part) for part in merged.partitions()])
    connection = connection.execution_options(yield_per=None)
    merged = connection.execute(query).merge(connection.execute(query), connection.execute(query))
    print(len(merged.fetchmany(20)), len(merged.all()))

    selected = connection.execute(query).merge(connection.execute(query))
    attempt("selected", lambda: selected.rowcount)
    change = update(stops).where(stops.c.id < 4).values(name="x")
    attempt("changed", lambda: connection.execute(change).merge(connection.execute(change)).rowcount)
    kept = {"preserve_rowcount": True}
    adding = insert(stops).values(name="new")
    attempt("added", lambda: connection.execute(adding).merge(connection.execute(adding)).rowcount)
    attempt("kept", lambda: connection.execute(adding, execution_options=kept).merge(connection.execute(adding, execution_options=kept)).rowcount)

    row = connection.execute(query).first()
    attempt("a slice", lambda: row._mapping[0:2])
    attempt("a list", lambda: row._mapping[["id"]])
    attempt("contains", lambda: ["id"] in row._mapping)
    attempt("get", lambda: row._mapping.get({}))
    attempt("another name", lambda: ("nothing" in row._mapping, row._mapping.get("nothing", 5)))
