"""Results of rows that Python gives."""
from sqlalchemy.engine.result import ChunkedIteratorResult, IteratorResult, SimpleResultMetaData, result_tuple

rows = [(1, "ada", 36), (2, "bob", 40), (1, "cyd", 36), (3, "dan", 40)]


def people():
    return IteratorResult(SimpleResultMetaData(["id", "name", "age"]), iter(rows))


print(people().all())
print(list(people().keys()), people().first()._mapping["name"])
print(people().scalars("age").unique().all())
print(people().columns("name", "id").fetchmany(2))
print([dict(m) for m in people().mappings()][:2])
print(people().unique(lambda row: row.age).all())
print(list(people().partitions(3)))
print(people().merge(people()).scalars().all())
frozen = people().freeze()
print(frozen().scalars(1).all(), frozen().one_or_none.__name__)

sizes = []


def chunks(size):
    sizes.append(size)
    data = list(rows)
    while data:
        part, data[:] = data[:size or 10], data[size or 10:]
        yield part


result = ChunkedIteratorResult(SimpleResultMetaData(["id", "name", "age"]), chunks).yield_per(2)
print([len(part) for part in result.partitions()], sizes)

values = ChunkedIteratorResult(SimpleResultMetaData(["id"]), lambda size: iter([[1, 2], [2, 3]]), source_supports_scalars=True)
print(values.scalars().unique().all())

make = result_tuple(["x", None, "y"])
row = make((1, 2, 3))
print(row, row.x, row.y, row[1], row._fields, row._asdict())
try:
    row._mapping[0]
except KeyError as error:
    print("KeyError", error)
closed = people()
closed.close()
try:
    closed.all()
except Exception as error:
    print(type(error).__name__, error)
