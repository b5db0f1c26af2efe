"""Where the types of Enum columns live: schemas of their own, of the metadata, of the table; copies."""
import enum
import warnings
from sqlalchemy import Column, Enum, Integer, MetaData, Table, exc


class Size(enum.Enum):
    small = 1
    large = 2


plain = MetaData()
named = MetaData(schema="shop")
for metadata in (plain, named):
    for label, type_ in (("given", Enum(Size, schema="types")), ("nothing", Enum(Size)), ("none", Enum(Size, schema=None)), ("of metadata", Enum("a", "b", metadata=named))):
        before = type_.schema
        table = Table(f"t_{label.replace(' ', '_')}", metadata, Column("id", Integer, primary_key=True), Column("size", type_), schema="own")
        print(metadata.schema, label, before, table.c.size.type.schema, table.c.size.type.metadata is metadata)
        copy = table.to_metadata(MetaData(), schema="other")
        print("  copied", copy.c.size.type.schema, table.c.size.type.schema, copy.c.size.type.metadata is copy.metadata)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    type_ = Enum(Size, inherit_schema=True)
    table = Table("inherits", plain, Column("size", type_), schema="mine")
    print(type_.schema, type_.inherit_schema)
    for warning in caught:
        print(warning.category.__name__, str(warning.message)[:60])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    try:
        Enum("x", schema="a", inherit_schema=True)
    except exc.ArgumentError as error:
        print(error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    odd = Table("odd", plain, Column("id", Integer, primary_key=True, elsewhere_option=True), nowhere_engine="x")
    for warning in caught:
        print(warning.category.__name__, warning.message)
try:
    Table("worse", plain, unknown=True)
except TypeError as error:
    print(error)
# A copy's type goes where the copy is, whatever schema it had of its own.
for metadata_schema in (None, "shop"):
    for table_schema in (None, "own"):
        for type_schema in (None, "types"):
            table = Table("goods", MetaData(schema=metadata_schema), Column("size", Enum("s", "m", name="size", schema=type_schema)), schema=table_schema)
            copies = [table.to_metadata(MetaData()), table.to_metadata(MetaData(), schema=None), table.to_metadata(MetaData(), schema="new"), table.to_metadata(MetaData(), schema="own")]
            print(table.c.size.type.schema, [copy.c.size.type.schema for copy in copies])
