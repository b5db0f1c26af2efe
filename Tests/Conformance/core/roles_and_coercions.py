"""sqlalchemy.sql.coercions.expect() by role, and what is no value."""
import warnings
from sqlalchemy import *
from sqlalchemy.sql import roles
from sqlalchemy.sql.coercions import expect

warnings.simplefilter("ignore")
table = Table("t", MetaData(), Column("id", Integer), Column("q", String))


class Nothing:
    def __repr__(self):
        return "nothing"


def attempt(do):
    try:
        made = do()
        print(type(made).__name__ if made is not None else None)
    except Exception as error:
        print(type(error).__name__, str(error).split(" at 0x")[0][:150])


for constant in (Sequence("y"), ColumnDefault("y"), DefaultClause("y")):
    attempt(lambda: table.select().where(constant))
    attempt(lambda: table.insert().values(q=constant))
    attempt(lambda: table.update().values({"q": constant}))
    attempt(lambda: table.c.id == constant)
    attempt(lambda: select(constant))
names = "ConstExprRole ExpressionElementRole StatementRole SelectStatementRole FromClauseRole AnonymizedFromClauseRole WhereHavingRole OnClauseRole CompoundElementRole DMLTableRole LiteralValueRole"
for name in names.split():
    role = getattr(roles, name)
    print(name)
    for value in (table, table.c.q, select(table), select(table).subquery(), "foo", 5, None, True, Nothing()):
        attempt(lambda: expect(role, value))
attempt(lambda: insert(table).values([{"q": "a"}, {"q": "b"}]).returning(table.c.id, sort_by_parameter_order=True).compile())
