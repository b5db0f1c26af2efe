# rowcount of an INSERT of many rows with RETURNING: of the last batch, or of all where preserve_rowcount asks for it.
from sqlalchemy import Column, Integer, MetaData, String, Table, create_engine, insert

engine = create_engine("sqlite://")
metadata = MetaData()
readings = Table("readings", metadata, Column("id", Integer, primary_key=True), Column("place", String))
metadata.create_all(engine)
rows = [{"place": f"p{i}"} for i in range(25)]

with engine.begin() as connection:
    for options in ({}, {"preserve_rowcount": True}, {"insertmanyvalues_page_size": 10}, {"insertmanyvalues_page_size": 10, "preserve_rowcount": True}, {"preserve_rowcount": False, "insertmanyvalues_page_size": 7}):
        result = connection.execution_options(**{"preserve_rowcount": False, "insertmanyvalues_page_size": 1000, **options}).execute(insert(readings).returning(readings.c.id), rows)
        print(options, len(result.all()), result.rowcount)
    for options in ({}, {"preserve_rowcount": True}):
        print(options, connection.execute(insert(readings), rows, execution_options=options).rowcount)
