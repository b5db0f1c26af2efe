"""Joins as entities, their keys and primary keys, and reduce_columns()."""
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, and_, create_engine, insert, select

metadata = MetaData()
employee = Table("employee", metadata, Column("id", Integer, primary_key=True), Column("name", String(20)), Column("dept_id", ForeignKey("dept.id")))
dept = Table("dept", metadata, Column("id", Integer, primary_key=True), Column("name", String))
engineer = Table("engineer", metadata, Column("id", ForeignKey("employee.id"), primary_key=True), Column("language", String), Column("name", String))


def show(statement):
    print(str(statement).replace("\n", " "))


show(select(employee, engineer).join(engineer).reduce_columns())
show(select(employee, engineer).select_from(employee.join(engineer)).reduce_columns())
show(select(employee, dept).where(employee.c.dept_id == dept.c.id).reduce_columns())
show(select(employee, dept).where(employee.c.dept_id == dept.c.id).reduce_columns(only_synonyms=False))
show(select(employee, engineer).select_from(employee.join(engineer, and_(employee.c.id == engineer.c.id, employee.c.name == engineer.c.name))).reduce_columns())
joined = employee.join(engineer)
show(select(joined))
show(joined.select())
show(select(joined.alias("j")))
show(employee.join(engineer).join(dept, employee.c.dept_id == dept.c.id).select())
print(joined.c.keys(), [c.table.name + "." + c.name for c in joined.primary_key], joined.c.engineer_language is engineer.c.language)
print(joined.left is employee, joined.right is engineer, str(joined.onclause), joined.isouter, joined.full, joined.c is joined.columns)
print(employee.c is employee.c, employee.c is employee.columns, employee.alias().c is employee.c)

engine = create_engine("sqlite://")
metadata.create_all(engine)
with engine.begin() as connection:
    connection.execute(insert(dept), [{"name": "dev"}])
    connection.execute(insert(employee), [{"name": "ann", "dept_id": 1}, {"name": "bob", "dept_id": 1}])
    connection.execute(insert(engineer), [{"id": 1, "language": "swift", "name": "ann"}])
    for row in connection.execute(select(joined)):
        print(dict(row._mapping))
    print(connection.execute(select(employee, dept).where(employee.c.dept_id == dept.c.id).reduce_columns().order_by(employee.c.id)).all())
    print(connection.execute(select(joined).set_label_style(select().get_label_style())).keys())
