# Attributes of clauses that tools ask for, functions registered by a name, and words of errors.
from sqlalchemy import Column, Integer, MetaData, String, Table, case, func, lateral
from sqlalchemy.sql.base import ExecutableOption, ReadOnlyColumnCollection, SchemaEventTarget
from sqlalchemy.sql.elements import KeyedColumnElement, NamedColumn, OperatorExpression
from sqlalchemy.sql.functions import GenericFunction, register_function
from sqlalchemy.sql.selectable import AliasedReturnsRows

user = Table("user", MetaData(), Column("id", Integer, primary_key=True), Column("name", String))
print((user.c.id == 5).negate, (user.c.id + 1).negate, (user.c.id > 5).negate, user.alias("u").original is user, user.c.id.op("@@")(1).operator.__name__)


class initials(GenericFunction):
    type = String()
    inherit_cache = True
    _register = False


register_function("first_letters", initials)
print(repr(func.first_letters(user.c.name).type), func.FIRST_LETTERS(user.c.name))
for attempt in (lambda: case(5), lambda: lateral(5), lambda: lateral("x"), lambda: user.c.id.op("x")(1, 2)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print([isinstance(user.c.id, kind) for kind in (KeyedColumnElement, NamedColumn, OperatorExpression, SchemaEventTarget)])
print(isinstance(user.c.id == 1, OperatorExpression), isinstance(user.c, ReadOnlyColumnCollection), isinstance(user.alias(), AliasedReturnsRows), isinstance(user, AliasedReturnsRows), isinstance(user, ExecutableOption))
