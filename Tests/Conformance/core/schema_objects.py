"""Tables and columns as objects: keys, copies, collections, foreign keys, reprs, schema names."""
from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, MetaData, Numeric, Sequence, String, Table, UniqueConstraint, create_engine, func, select, text
from sqlalchemy.exc import ArgumentError, InvalidRequestError, NoReferencedTableError

metadata = MetaData()
owner = Table("owner", metadata, Column("id", Integer, primary_key=True), Column("full name", String(40), key="name", nullable=False, comment="who", doc="the name"), info={"area": "people"}, comment="Owners")
pet = Table("pet", metadata, Column("id", Integer, primary_key=True), Column("owner_id", Integer, ForeignKey("owner.id", name="fk_owner"), index=True), Column("kind", String, server_default="cat", info={"x": 1}), Column("born", Date, default=text("CURRENT_DATE")))
print(owner, repr(owner), owner.name, owner.key, owner.fullname, owner.schema, owner.comment, owner.info, owner.c.name.name, owner.c.name.key, owner.c.name.comment, owner.c.name.doc)
print(list(metadata.tables), [t.name for t in metadata.sorted_tables], "pet" in metadata.tables, owner.metadata is metadata, metadata.tables["pet"] is pet)
print(pet.c.keys(), [c.name for c in pet.columns], pet.c.owner_id is pet.columns["owner_id"], pet.c["id", "kind"].keys(), len(pet.c), pet.c.contains_column(pet.c.id), "kind" in pet.c, pet.c[0], pet.c.get("zz"), [k for k, v in pet.c.items()])
foreign = list(pet.c.owner_id.foreign_keys)[0]
print(foreign.column is owner.c.id, foreign.target_fullname, foreign.parent is pet.c.owner_id, foreign.constraint.name, pet.c.owner_id.references(owner.c.id), foreign.constraint.referred_table is owner, foreign.constraint.column_keys, foreign.constraint.elements[0] is foreign)
print(sorted(type(c).__name__ for c in pet.constraints), pet.primary_key.columns.keys(), list(pet.primary_key), [i.name for i in pet.indexes], [c.name for i in pet.indexes for c in i.columns])
for column in pet.c:
    print(str(column), column.nullable, column.primary_key, column.autoincrement, column.unique, column.index, column.default is None, column.server_default is None, column.type, column.table is pet)
copy = pet.to_metadata(MetaData())
print(copy, copy.fullname, copy.c.owner_id.foreign_keys, [str(f.target_fullname) for f in copy.foreign_keys], select(copy))
archive = Table("archive", metadata, Column("id", Integer, primary_key=True), schema="old")
print(archive.fullname, select(archive.c.id), metadata.tables.keys())
pet.append_column(Column("weight", Numeric(5, 2)))
print(pet.c.weight.type, pet.c.keys(), pet.c.weight.table is pet)
metadata.remove(archive)
print(list(metadata.tables))
again = Table("pet", metadata, Column("extra", BigInteger), extend_existing=True)
print(again is pet, pet.c.keys(), Table("pet", metadata) is pet, Table("pet", metadata, keep_existing=True) is pet)
loose = Column("loose", Integer)
print(repr(loose), str(loose), loose.table if loose.table is None else "?", loose == 5)
for bad in (lambda: Table("pet", metadata, Column("z", Integer)), lambda: Table("new", MetaData(), Column("a", Integer), Column("a", Integer)).c.keys(), lambda: Table("x", MetaData(), "oops"), lambda: Column(5), lambda: pet.append_column(owner.c.id), lambda: Table("y", MetaData(), loose) and Table("z", MetaData(), loose),
            lambda: list(Table("q", MetaData(), Column("a", ForeignKey("none.id"))).foreign_keys)[0].column, lambda: Table("r", MetaData(), Column("a", Integer), UniqueConstraint("zz")), lambda: Table("s", MetaData(), Column("a", Integer), nonsense=True), lambda: pet.c.nothing, lambda: ForeignKey(5)):
    try:
        print("ok", bad())
    except Exception as e:
        print(type(e).__name__, "|", str(e).split(" at 0x")[0])
engine = create_engine("sqlite://")
with engine.begin() as conn:
    conn.execute(text("ATTACH DATABASE ':memory:' AS old"))
    archive = Table("archive", MetaData(schema="old"), Column("id", Integer, primary_key=True))
    archive.create(conn)
    conn.execute(archive.insert(), [{"id": 4}])
    print(conn.execute(select(archive)).all(), conn.execute(archive.update().values(id=archive.c.id + 1)).rowcount, conn.execute(select(archive.c.id)).scalar())
