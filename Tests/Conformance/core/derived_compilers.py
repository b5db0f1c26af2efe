"""Compilers of a program's own: classes derived from SQLCompiler, DDLCompiler and GenericTypeCompiler."""
from sqlalchemy import *
from sqlalchemy.sql import compiler
from sqlalchemy.engine import default
from sqlalchemy.dialects import sqlite, postgresql
from sqlalchemy.schema import *
import datetime
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
class LiteralCompiler(sqlite.dialect.statement_compiler):
    def visit_bindparam(self, bindparam, within_columns_clause=False, literal_binds=False, **kwargs):
        return super().render_literal_bindparam(bindparam, within_columns_clause=within_columns_clause, literal_binds=literal_binds, **kwargs)
    def render_literal_value(self, value, type_):
        if isinstance(value, (datetime.date, datetime.datetime)):
            return "'%s'" % value
        if value is None: return 'NULL'
        return super().render_literal_value(value, type_)
tb = table('t', column('a', Integer), column('b', String), column('c', Date))
stmt = select(tb).where(tb.c.a == 5, tb.c.b == "it's", tb.c.c > datetime.date(2020,1,2))
d = sqlite.dialect()
t(lambda: LiteralCompiler(d, stmt).process(stmt))
t(lambda: str(LiteralCompiler(d, stmt)))
class MyCompiler(compiler.SQLCompiler):
    def visit_select(self, select, **kw):
        return '/* hi */ ' + super().visit_select(select, **kw)
    def limit_clause(self, select, **kw):
        return ' TOPLIMIT ' + self.process(select._limit_clause, **kw)
    def order_by_clause(self, select, **kw):
        return super().order_by_clause(select, **kw) + ' CUSTOM'
    def visit_column(self, column, **kw):
        return '<' + super().visit_column(column, **kw) + '>'
    def visit_concat_op_binary(self, binary, operator, **kw):
        return 'CONCAT(%s, %s)' % (self.process(binary.left, **kw), self.process(binary.right, **kw))
    def visit_lower_func(self, fn, **kw):
        return 'LCASE(%s)' % self.process(fn.clauses, **kw)
    def visit_cast(self, cast, **kw):
        return '(%s)::%s' % (self.process(cast.clause, **kw), self.process(cast.typeclause, **kw))
class MyTypes(compiler.GenericTypeCompiler):
    def visit_VARCHAR(self, type_, **kw):
        return 'MY' + super().visit_VARCHAR(type_, **kw)
    def visit_datetime(self, type_, **kw):
        return 'TSTAMP'
    def visit_INTEGER(self, type_, **kw):
        return 'INT4'
class MyDDL(compiler.DDLCompiler):
    def get_column_specification(self, column, **kw):
        return '/*c*/' + super().get_column_specification(column, **kw)
    def create_table_suffix(self, table):
        return 'SUFFIX'
    def post_create_table(self, table):
        return ' POST %s' % table.name
    def visit_unique_constraint(self, constraint, **kw):
        return 'UQ!'
    def visit_drop_table(self, drop, **kw):
        return 'KILL ' + self.preparer.format_table(drop.element)
class MyDialect(default.DefaultDialect):
    name = 'mine'
    supports_statement_cache = True
    statement_compiler = MyCompiler
    ddl_compiler = MyDDL
    type_compiler_cls = MyTypes
d = MyDialect()
t(lambda: select(tb.c.a, tb.c.b + 'x', func.lower(tb.c.b)).where(tb.c.a > 5).order_by(tb.c.a).limit(3).compile(dialect=d))
t(lambda: select(cast(tb.c.a, String(5))).compile(dialect=d))
m = MetaData()
t1 = Table('t1', m, Column('a', Integer, primary_key=True), Column('b', String(5), unique=True), Column('c', DateTime), Column('d', Unicode(3), server_default='x'))
t(lambda: CreateTable(t1).compile(dialect=d))
t(lambda: DropTable(t1).compile(dialect=d))
t(lambda: type(select(1).compile(dialect=d)).__name__)
t(lambda: String(3).compile(dialect=d))
t(lambda: DateTime().compile(dialect=d))
t(lambda: d.type_compiler_instance.process(String(7)))
t(lambda: type(select(1).compile()).__name__)
t(lambda: type(select(1).compile(dialect=postgresql.dialect())).__name__)
t(lambda: type(CreateTable(t1).compile(dialect=sqlite.dialect())).__name__)
t(lambda: type(CreateTable(t1).compile()).__mro__[1].__name__)
from sqlalchemy.ext.compiler import compiles
class CatchCol(ColumnClause):
    inherit_cache = True
@compiles(CatchCol)
def cc(element, compiler, **kw):
    return 'catch:%s:%s:%s' % (element.name, kw.get('canary'), type(compiler).__name__)
t(lambda: select(CatchCol('x')).compile(compile_kwargs={'canary': 5}))
e = create_engine('sqlite://')
class SQ(sqlite.base.SQLiteCompiler):
    def visit_select(self, select, **kw):
        return super().visit_select(select, **kw) + ' -- traced'
e.dialect.statement_compiler = SQ
with e.connect() as c: print(c.execute(select(literal(5), literal('x').label('q')).where(literal(3) == 3)).all())
