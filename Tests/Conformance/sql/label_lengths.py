"""Short labels: label_length= cuts what the compiler makes, not names that the program gave."""
from sqlalchemy import Column, Integer, MetaData, String, Table, func, literal, select, update
from sqlalchemy.dialects import sqlite

metadata = MetaData()
folders = Table("folders", metadata, Column("id", Integer, primary_key=True), Column("parent", Integer), Column("description", String))
short = sqlite.dialect(label_length=8)

base = select(folders.c.id, folders.c.parent, literal(0).label("level_of_it")).where(folders.c.parent.is_(None)).cte("tree_of_folders", recursive=True)
children = folders.alias("children")
tree = base.union_all(select(children.c.id, children.c.parent, base.c.level_of_it + 1).join(base, children.c.parent == base.c.id))
named = select(func.max(folders.c.id).label("highest_number"), folders.c.description).subquery("numbers_of_them")
for statement in (
    select(tree), select(tree.c.level_of_it).where(tree.c.level_of_it > 1), select(named).where(named.c.highest_number > 5, named.c.description == "x"), select(select(folders.c.description + "y").subquery()),
    update(folders).values(description="z").where(folders.c.description == "w"), select(folders.c.description.label("a_label_of_length")).order_by("a_label_of_length"),
):
    print(statement.compile(dialect=short))
    print(statement.compile(dialect=short).params)
