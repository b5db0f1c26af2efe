"""Operators of one's own with the families they belong to, and what may be selected."""
import warnings
from sqlalchemy import Column, FetchedValue, Integer, MetaData, String, Table, column, inspect, select, table, text
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.operators import OperatorClass, custom_op
from sqlalchemy.sql.selectable import Alias, TextualSelect

plus = custom_op("+++", precedence=5, operator_class=OperatorClass.MATH)
print(plus == custom_op("+++", precedence=5, operator_class=OperatorClass.MATH), plus == custom_op("+++", precedence=5))
amount = column("amount", Integer)
print(amount.op("%%", operator_class=OperatorClass.MATH)(4), plus(amount, 3))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(amount.op("~>", operator_class=OperatorClass.STRING_MATCH)("x"))
    for warning in caught:
        print(warning.category.__name__, str(warning.message)[:90])
book = Table("book", MetaData(), Column("id", Integer, primary_key=True), Column("state", String, server_onupdate="fresh"), Column("seen", Integer, server_onupdate=FetchedValue()))
print(inspect(book).is_selectable, book.selectable is book, select(book).is_selectable, book.c.id.is_selectable, hasattr(book.c.id, "selectable"))
print(book.c.state.server_onupdate, book.c.state.server_onupdate.arg, type(book.c.seen.server_onupdate).__name__)
print(book.columns == [book.c.id, book.c.state, book.c.seen])
print(TextualSelect(text("select a, b from t"), [column("a"), column("b")], positional=False).subquery("s").select())
try:
    Alias(table("t"), "x")
except NotImplementedError as error:
    print(str(error)[:60])


class Refusal(ValueError, DontWrapMixin):
    pass


print(issubclass(Refusal, DontWrapMixin), Refusal("no"))
