"""What reflection tells of UNIQUE beside columns, by the type before it, and the order of tables whose keys form a circle."""
from sqlalchemy import MetaData, create_engine, inspect

engine = create_engine("sqlite://")
with engine.begin() as connection:
    for statement in [
        "create table word (a integer unique, b text not null unique, c varchar(20) unique, d numeric(8, 2) not null unique, e int)",
        'create table quoted ("a b" text unique, [c] integer unique, `d` integer unique, e TEXT UNIQUE, f, g UNIQUE)',
        "create table named (a integer constraint uq_a unique, b int, c int, constraint uq_bc unique (b, c), unique (c), UNIQUE (A, b))",
        "create table lines (a\ninteger\nunique, b integer  default 5\tunique)",
        "create table egg (id integer primary key, hen integer references hen(id))",
        "create table hen (id integer primary key, egg integer, farm integer references farm(id), constraint fk_egg foreign key (egg) references egg(id))",
        "create table farm (id integer primary key, next integer references farm(id))",
        "create table visit (farm integer references farm(id), other integer references farm(id), primary key (farm, other))",
    ]:
        connection.exec_driver_sql(statement)
inspector = inspect(engine)
for table in ["word", "quoted", "named", "lines"]:
    print(table, inspector.get_unique_constraints(table))
for table, keys in inspector.get_sorted_table_and_fkc_names():
    print(table, sorted(keys, key=str))
metadata = MetaData()
metadata.reflect(engine, only=["word", "named"])
for table in metadata.sorted_tables:
    print(table.name, sorted((str(c.name), [k.name for k in c.columns]) for c in table.constraints if type(c).__name__ == "UniqueConstraint"))
