"""Classes of functions, how many arguments they take, and what each database writes."""
from sqlalchemy import *
from sqlalchemy.sql.functions import GenericFunction, FunctionElement, ReturnTypeFromArgs, AnsiFunction, coalesce, max as fmax
from sqlalchemy.sql import functions, quoted_name
import sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e)[:300])
class myfunc(GenericFunction):
    name = quoted_name('NotMyFunc', quote=True)
    identifier = 'myfunc'
    inherit_cache = True
print(func.myfunc(), func.MyFunc(1))
class MyFunction(GenericFunction):
    name = 'my_func'
    inherit_cache = True
    def __init__(self, *args, **kw):
        args = args + (3,)
        super().__init__(*args, **kw)
print(func.my_func(1, 2), func.my_func(1,2).type, repr(func.my_func(5, type_=Integer).type))
class as_utc(GenericFunction):
    type = DateTime()
    inherit_cache = True
print(repr(func.as_utc(column('x')).type), repr(as_utc(column('x')).type))
class leg(GenericFunction):
    inherit_cache=True
    __return_type__ = Numeric(10,2)
print(repr(func.leg().type))
class GeoBuffer(GenericFunction):
    type = Integer
    package = "geo"
    name = "ST_Buffer"
    identifier = "buffer"
    inherit_cache = True
print(func.geo.buffer(1), repr(func.geo.buffer(1).type), type(func.geo.buffer(1)).__name__)
class last(ReturnTypeFromArgs):
    inherit_cache=True
print(repr(func.last(column('q', String(20))).type))
print(func.last(column('q', String(20))) + 'x')
t(lambda: func.char_length('a','b'))
t(lambda: func.char_length())
t(lambda: func.char_length('a'))
t(lambda: repr(func.char_length('a').type))
t(lambda: func.now())
t(lambda: func.now(1))
t(lambda: func.current_timestamp())
t(lambda: func.coalesce())
t(lambda: func.coalesce(1, 2, column('x')))
t(lambda: func.max())
t(lambda: func.max(column('x', Date)).type)
t(lambda: func.random())
t(lambda: func.rollup(column('a'), column('b')))
t(lambda: func.grouping_sets(tuple_(column('a'), column('b')), column('c')))
t(lambda: func.cube(column('a'), column('b')))
t(lambda: func.mode().within_group(column('x', Integer).desc()))
t(lambda: repr(func.mode().within_group(column('x', Integer).desc()).type))
t(lambda: func.percentile_cont(0.5).within_group(column('x')))
t(lambda: func.array_agg(column('x', Integer)).type)
t(lambda: func.array_agg(column('x', Integer))[5])
t(lambda: func.aggregate_strings(column('x'), ','))
t(lambda: func.aggregate_strings(column('x')))
t(lambda: func.aggregate_strings())
from sqlalchemy.dialects import postgresql, mysql, oracle, mssql, sqlite
for d in (postgresql, mysql, oracle, mssql, sqlite):
    for e in (func.aggregate_strings(column('x'), ','), func.aggregate_strings(column('x'), ',').aggregate_order_by(column('y').desc()) if hasattr(func.aggregate_strings(column('x'),','),'aggregate_order_by') else None, func.now(), func.current_timestamp(), func.sysdate(), func.random(), func.char_length('x'), func.concat('a', column('b')), func.length('x'), func.pow(2,3), func.localtime(), func.user(), func.session_user(), func.current_date(), func.substring('a', 1, 2), func.coalesce(column('a'), 5), func.rollup(column('a')), func.cume_dist().over(order_by=column('a')), func.json_each(column('z')).table_valued('key','value'), select(func.json_each(column('z')).table_valued('key','value', name='j'))):
        try: print(d.__name__.split('.')[-1], e.compile(dialect=d.dialect()) if e is not None else '-')
        except Exception as x: print(d.__name__, type(x).__name__, str(x)[:200])
t(lambda: func.cast(column('x'), Integer))
t(lambda: func.extract('year', column('x')))
t(lambda: func.foo.bar.bat(1,2))
t(lambda: func.is_(1))
t(lambda: func.print_(1))
t(lambda: func['x'])
t(lambda: func())
t(lambda: getattr(func, '__wrapped__'))
t(lambda: func.foo(column('x'), y=5))
t(lambda: func.count(distinct(column('x'))))
t(lambda: func.count())
t(lambda: select(func.count()).select_from(table('t', column('a'))))
t(lambda: repr(func.sum(column('x', Integer)).type))
t(lambda: func.sum(column('x', Integer)).label('foo').type)
t(lambda: func.lower('A').op('||')('B'))
t(lambda: func.lower('A').collate('nocase'))
t(lambda: func.max(column('x')).over(partition_by=[column('a'), column('b')], order_by=column('c').desc(), rows=(None, 0)))
t(lambda: func.max(column('x')).over(range_=(1, 2)))
t(lambda: func.max(column('x')).over(range_=(1, 2), rows=(1,2)))
t(lambda: func.max(column('x')).over(rows=('a', 2)))
t(lambda: func.max(column('x')).filter(column('z') > 5, column('q') == 'x').over(order_by='x'))
t(lambda: func.max(column('x')).filter())
t(lambda: func.foo(1).alias('z').column)
t(lambda: select(func.generate_series(1, 5).column_valued('x')))
t(lambda: select(func.generate_series(1, 5).table_valued('value', with_ordinality='ord').render_derived()))
t(lambda: select(func.generate_series(1, 5).table_valued(column('value', Integer), with_ordinality='ord').render_derived(name='q', with_types=True)))
t(lambda: select(func.jsonb_to_record('{"a":1}').table_valued(column('a', Integer), column('b', String)).alias('zz').render_derived(with_types=True)))
t(lambda: func.pg_get_keywords().scalar_table_valued('word'))
t(lambda: select(func.f(1).scalar_table_valued('word', type_=String)))
t(lambda: func.foo(1).as_comparison(1, 2))
t(lambda: func.foo(column('a'), column('b')).as_comparison(1, 2))
print(func.foo(1).name, func.foo(1).packagenames, func.a.b.foo(1).packagenames, [str(c) for c in func.foo(1, column('z')).clauses])
