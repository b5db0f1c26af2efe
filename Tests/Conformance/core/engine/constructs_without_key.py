"""Statements with constructs of classes that do not say inherit_cache = True have no key in the cache of compiled statements."""
import logging
import re
import warnings
from sqlalchemy import Integer, create_engine, func, literal, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import BindParameter, ClauseElement, ColumnElement, Executable, FunctionElement
from sqlalchemy.sql.functions import GenericFunction


class Notes(logging.Handler):
    def emit(self, record):
        message = re.sub(r"\d+\.\d+(e-\d+)?s", "...s", record.getMessage())
        if message.startswith("["):
            print("  ", message)


class Answer(ColumnElement):
    def __init__(self, value):
        self.value = value


class QuietAnswer(Answer):
    inherit_cache = False


class Doubled(FunctionElement):
    name = "doubled"
    inherit_cache = True


class Tripled(FunctionElement):
    name = "tripled"


class Everything(Executable, ClauseElement):
    inherit_cache = False


class abs_value(GenericFunction):
    name = "abs"
    type = Integer()


class Given(BindParameter):
    inherit_cache = True


@compiles(Answer)
def write_answer(element, compiler, **kw):
    return str(element.value)


@compiles(Doubled)
@compiles(Tripled)
def write_product(element, compiler, **kw):
    return f"({compiler.process(element.clauses, **kw)}) * {2 if element.name == 'doubled' else 3}"


@compiles(Everything)
def write_everything(element, compiler, **kw):
    return "SELECT 42"


engine = create_engine("sqlite://")
logging.getLogger("sqlalchemy.engine").addHandler(Notes())
logging.getLogger("sqlalchemy.engine").setLevel(logging.INFO)
statements = {
    "answer": lambda: select(Answer(1)), "quiet": lambda: select(QuietAnswer(2)), "doubled": lambda: select(Doubled(21)), "tripled": lambda: select(Tripled(14)),
    "everything": Everything, "function": lambda: select(func.abs(-3)), "parameter": lambda: select(Given("x", 8)), "nested": lambda: select(literal(5) + Tripled(1)).where(Doubled(1) > 0),
}
with engine.connect() as connection:
    for name, make in statements.items():
        for attempt in (1, 2):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                print(name, attempt, connection.execute(make()).all())
            for warning in caught:
                print("   ", warning.category.__name__, str(warning.message).split(" This can have")[0])
