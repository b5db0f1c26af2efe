"""A parameter that a program makes a required one, and what connections execute."""
from sqlalchemy import Column, Integer, MetaData, Table, bindparam, func, select, text

metadata = MetaData()
notes = Table("notes", metadata, Column("id", Integer, primary_key=True), Column("rank", Integer))

parameter = bindparam("limit", 1)
parameter.required = True
print(parameter.required, parameter.unique)
print(select(notes.c.id + parameter), select(notes.c.id + parameter).compile().params)

for clause in (select(notes), notes.insert(), text("x"), notes, notes.c.id, func.max(notes.c.id), notes.c.id == 1, notes.alias(), select(notes).scalar_subquery()):
    print(clause.supports_execution)
