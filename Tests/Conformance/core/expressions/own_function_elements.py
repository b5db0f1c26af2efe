"""Parameters beside functions of one's own: FunctionElement, named and not, and GenericFunction."""
from sqlalchemy import Integer, column, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement, GenericFunction


class clamp(FunctionElement):
    name = "clamp"
    inherit_cache = True
    type = Integer()


@compiles(clamp)
def write_clamp(element, compiler, **kw):
    return "CLAMP(%s)" % compiler.process(element.clauses, **kw)


class Nameless(FunctionElement):
    inherit_cache = True


@compiles(Nameless)
def write_nameless(element, compiler, **kw):
    return "N(%s)" % compiler.process(element.clauses, **kw)


class halve(GenericFunction):
    type = Integer()
    inherit_cache = True


for statement in [
    select(clamp(column("a"), 5) + 1, clamp(5) == clamp(6), clamp(1).op("&&")(2)),
    select(clamp(3).in_([1, 2]), clamp(3).between(1, 2), clamp(column("x")).label("y")),
    select(Nameless(4), Nameless(4) == 5),
    select(func.halve(8) + 2, func.halve(column("z")) > 3, func.other(1) - 2),
    select(clamp(1)),
]:
    compiled = statement.compile()
    print(compiled)
    print(sorted(compiled.params.items()))
