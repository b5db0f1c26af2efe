# Classes of the library as bases, with an __init__ of their own.
import contextlib
import csv
import functools
import io
import itertools
import types


class Quiet(contextlib.suppress):
    def __init__(self, *kinds, label):
        super().__init__(*kinds)
        self.label = label
        self.caught = 0

    def __exit__(self, kind, error, trace):
        handled = super().__exit__(kind, error, trace)
        if handled:
            self.caught += 1
        return handled


quiet = Quiet(KeyError, ValueError, label="prices")
for text in ("12", "x", "7"):
    with quiet:
        print(int(text))
print(quiet.label, quiet.caught)


class Closing(contextlib.closing):
    def __enter__(self):
        return super().__enter__().getvalue()


with Closing(io.StringIO("held")) as text:
    print(text)
print(contextlib.nullcontext(5).enter_result, contextlib.nullcontext(enter_result=6).enter_result)
for wrong in (lambda: contextlib.closing(), lambda: contextlib.suppress(kind=KeyError), lambda: contextlib.nullcontext(1, 2), lambda: contextlib.redirect_stdout()):
    try:
        wrong()
    except TypeError as error:
        print(error)


class OrderWriter(csv.DictWriter):
    def __init__(self, stream):
        super().__init__(stream, ["id", "total"], restval="-")
        self.rows = 0

    def writerow(self, row):
        self.rows += 1
        return super().writerow(row)


stream = io.StringIO()
writer = OrderWriter(stream)
writer.writeheader()
writer.writerow({"id": 1, "total": 9.5})
writer.writerow({"id": 2})
writer.writerows([{"id": 3, "total": 1}])
print(writer.rows, repr(stream.getvalue()), writer.restval, writer.extrasaction)


class Typed(csv.DictReader):
    def __init__(self, lines, **kinds):
        super().__init__(lines)
        self.kinds = kinds

    def __next__(self):
        return {name: self.kinds.get(name, str)(text) for name, text in super().__next__().items()}


print(list(Typed(["id,name", "1,ann", "2,bob"], id=int)))
try:
    csv.DictWriter(stream)
except TypeError as error:
    print(error)


class Registry(functools.singledispatchmethod):
    def __init__(self, func):
        super().__init__(func)
        self.kinds = []

    def register(self, cls, method=None):
        self.kinds.append(cls)
        return super().register(cls, method)


class Printer:
    @Registry
    def show(self, value):
        return f"? {value}"

    show.register(int, lambda self, value: f"int {value}")


print(Printer().show(1), Printer().show("a"), [kind.__name__ for kind in vars(Printer)["show"].kinds])


class Ids(itertools.count):
    prefix = "o"

    def __next__(self):
        return f"{self.prefix}{super().__next__()}"


class Stages(itertools.chain):
    def __init__(self, *parts):
        self.parts = len(parts)


ids = Ids(5)
print(next(ids), next(ids), list(itertools.islice(ids, 2)))
stages = Stages([1], (2, 3), "ab")
print(stages.parts, list(stages), type(Stages.from_iterable([[1]])).__name__)


class Settings(types.ModuleType):
    def __init__(self, name, **values):
        super().__init__(name, "settings of " + name)
        self.__dict__.update(values)

    def __getattr__(self, name):
        return f"<no {name}>"


settings = Settings("app", debug=True)
print(settings.__name__, settings.__doc__, settings.debug, settings.port, isinstance(settings, types.ModuleType))
plain = types.ModuleType("plain")
print(plain, plain.__doc__, plain.__spec__, type(itertools)("made", "doc").__doc__)


class Tracing(super):
    def __init__(self, start, obj):
        super().__init__(start, obj)
        print("super of", start.__name__)


class Base:
    def area(self):
        return 2


class Square(Base):
    def area(self):
        return Tracing(Square, self).area() * 3


print(Square().area())
