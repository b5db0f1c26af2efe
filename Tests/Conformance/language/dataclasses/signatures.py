# What inspect and help see of dataclasses and of functions.
import inspect
from dataclasses import KW_ONLY, dataclass, field


@dataclass
class Job:
    """A job."""

    name: str
    retries: int = 3
    tags: list = field(default_factory=list)
    _: KW_ONLY
    urgent: bool = False


@dataclass
class Bare:
    x: int
    y: "int" = 0


def greet(name, /, greeting: str = "hello", *names: str, loud: bool = False, **options) -> str:
    """Say hello.

    More than once.
    """


class Greeter:
    def __init__(self, name, punctuation="!"):
        self.name = name

    def greet(self, other, *, times=1):
        pass

    @classmethod
    def make(cls, a, b=2):
        pass

    @staticmethod
    def helper(x, y=None):
        pass

    def __call__(self, z):
        pass


print(inspect.signature(Job), Job.__doc__, Bare.__doc__, inspect.signature(Bare))
print(inspect.signature(greet), inspect.signature(Greeter), inspect.signature(Greeter.greet), inspect.signature(Greeter("x").greet), inspect.signature(Greeter.make), inspect.signature(Greeter.helper), inspect.signature(Greeter("x")), inspect.signature(lambda a, b=1: a))
signature = inspect.signature(greet)
for name, parameter in signature.parameters.items():
    print(name, parameter.kind, parameter.default is inspect.Parameter.empty or parameter.default, parameter.annotation is inspect.Parameter.empty or parameter.annotation, parameter)
print(signature.return_annotation, list(inspect.signature(Job).parameters))
bound = signature.bind("ada", "hi", "ben", loud=True, extra=1)
print(bound.arguments, bound.args, bound.kwargs)
bound = inspect.signature(Greeter.greet).bind_partial(None)
bound.apply_defaults()
print(bound.arguments)
print(inspect.getdoc(greet), inspect.isfunction(greet), inspect.isclass(Job), inspect.ismethod(Greeter("x").greet), inspect.isgeneratorfunction(greet), inspect.ismodule(inspect), inspect.isbuiltin(len), inspect.getmro(Job)[0].__name__, inspect.cleandoc("  a\n    b\n  "))
for attempt in [lambda: inspect.signature(5), lambda: signature.bind(), lambda: signature.bind("a", nope=1, greeting=2) and "fine", lambda: inspect.signature(Greeter.helper).bind(1, 2, 3), lambda: inspect.signature(Greeter.greet).bind(1, 2, wrong=3)]:
    try:
        print("result", attempt())
    except Exception as error:
        print(type(error).__name__, error)
