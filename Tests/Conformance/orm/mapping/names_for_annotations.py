# Names that typed programs import for their annotations, and what isinstance() says of them.
from typing import ClassVar

import sqlalchemy
import sqlalchemy.orm
from sqlalchemy import Column, ColumnExpressionArgument, Integer, MetaData, SQLColumnExpression, Table, func, insert, literal, select, text
from sqlalchemy.orm import DeclarativeBase, InspectionAttr, ORMDescriptor, QueryPropertyDescriptor, SQLORMExpression, aliased
from sqlalchemy.sql import DDL, ColumnCollection, Selectable
from sqlalchemy.sql.elements import SQLCoreOperations
from sqlalchemy.sql.expression import GenerativeSelect, HasCTE, ReturnsRows, ValuesBase, Visitable


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "user_account"
    query: ClassVar[QueryPropertyDescriptor]
    id = Column(Integer, primary_key=True)


def older(than: ColumnExpressionArgument[int]) -> SQLColumnExpression[bool]:
    return User.id > than


print(older(literal(3)), older(User.id + 1))
table = User.__table__
things = {
    "column": table.c.id, "attribute": User.id, "comparison": table.c.id == 1, "select": select(table), "table": table, "subquery": select(table).subquery(), "insert": insert(table), "text": text("x"),
    "function": func.now(), "type": Integer(), "metadata": MetaData(), "columns": table.c, "union": select(table).union(select(table)), "mapper": User.__mapper__, "alias": aliased(User),
}
for kind in (SQLColumnExpression, SQLCoreOperations, ColumnCollection, HasCTE, Selectable, ReturnsRows, GenerativeSelect, ValuesBase, Visitable, InspectionAttr, ORMDescriptor, SQLORMExpression):
    print(kind.__module__, kind.__name__, [name for name, thing in things.items() if isinstance(thing, kind)])
print(sqlalchemy.Nullable(User.id) is User.id, DDL("x"), sqlalchemy.orm.util.class_mapper(User), sqlalchemy.orm.query.Query is sqlalchemy.orm.Query)
