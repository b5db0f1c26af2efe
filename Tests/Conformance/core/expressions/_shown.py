"""Shows an expression as text of both dialects, with its values written in, and as SQLite computes it."""
from sqlalchemy import create_engine, select
from sqlalchemy.dialects import sqlite

engine = create_engine("sqlite://")


def show(label, make, rows=True):
    try:
        expression = make()
        print(label, "|", str(expression).replace("\n", " "), "|", expression.compile().params)
        print("    sqlite ", str(expression.compile(dialect=sqlite.dialect())).replace("\n", " "))
        print("    literal", str(expression.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})).replace("\n", " "))
    except Exception as error:
        print(label, "|", type(error).__name__, "|", str(error).split(" at 0x")[0].split("\n")[0])
        return
    if rows:
        try:
            with engine.connect() as connection:
                print("    value  ", connection.execute(select(expression)).scalar(), repr(expression.type))
        except Exception as error:
            print("    value  ", type(error).__name__, "|", str(error).split("\n")[0])
