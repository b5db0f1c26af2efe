"""What functions in place of clauses may not do: decide by variables, call functions, read attributes of plain objects."""
import re

from sqlalchemy import column, lambda_stmt, select, table

t = table("t", column("id"), column("q"))


def told(error):
    return re.sub(r"<code object (\S+) at .*?line (\d+)>", r"\1 of line \2", str(error))


def attempt(action):
    try:
        made = action()
        print(made, made.compile().params)
    except Exception as error:
        print(type(error).__name__, told(error))


def deciding(value, is_larger):
    statement = lambda_stmt(lambda: select(t))
    return statement.add_criteria(lambda s: s.where(t.c.q > value) if is_larger else s.where(t.c.q == value))


class Thing:
    def __init__(self, expression, value):
        self.expression = expression
        self.value = value


def of_thing(thing):
    return lambda_stmt(lambda: select(thing.expression))


def values_of_thing(thing):
    return select(t).where(lambda: t.c.q == thing.value)


def calling():
    number = 5

    def give():
        return number

    return select(t).where(lambda: t.c.q == give())


def calling_for_a_clause():
    def condition():
        return t.c.q > 3

    return select(t).where(lambda: condition())


def looking_up(names, key):
    return select(t).where(lambda: t.c.q == names[key])


def fine(value, name):
    statement = lambda_stmt(lambda: select(t.c.id))
    statement += lambda s: s.where(t.c.q == value)
    return statement.add_criteria(lambda s: s.where(t.c.id == name))


attempt(lambda: deciding(5, False))
attempt(lambda: deciding(5, True))
attempt(lambda: of_thing(Thing(t.c.q, 5)))
attempt(lambda: values_of_thing(Thing(t.c.q, 5)))
attempt(calling)
attempt(calling_for_a_clause)
attempt(lambda: looking_up({"x": 1}, "x"))
attempt(lambda: fine(7, "ann"))
untracked = lambda_stmt(lambda: select(t)).add_criteria(lambda s: s.where(t.c.q == len("abc")), track_closure_variables=False)
print(untracked)
