# What inspect finds without running code of objects, and signatures compared and bound.
import inspect


class Config:
    """Settings."""

    __slots__ = ("host", "__dict__")
    default = 1

    def __init__(self):
        self.host = "h"
        self.port = 8

    @property
    def url(self):
        print("computed")
        return self.host

    @classmethod
    def load(cls):
        return cls()

    @staticmethod
    def check(value):
        return value

    def save(self):
        pass

    def __getattr__(self, name):
        print("asked for", name)
        return None


config = Config()
print(type(inspect.getattr_static(config, "url")).__name__, inspect.getattr_static(config, "port"), inspect.getattr_static(config, "nothing", "absent"))
print(type(inspect.getattr_static(Config, "load")).__name__, type(inspect.getattr_static(Config, "check")).__name__, type(inspect.getattr_static(config, "host")).__name__)
try:
    inspect.getattr_static(config, "nothing")
except AttributeError as error:
    print(repr(error))
print([name for name, _ in inspect.getmembers_static(config) if not name.startswith("__")])
print([name for name, _ in inspect.getmembers_static(Config, inspect.isfunction)])
for attribute in inspect.classify_class_attrs(Config):
    if not attribute.name.startswith("__"):
        print(attribute.name, attribute.kind, attribute.defining_class.__name__)
print(inspect.ismemberdescriptor(Config.__dict__["host"]), inspect.isgetsetdescriptor(type(config.save).__dict__.get("x")), inspect.ismethoddescriptor(str.upper), inspect.ismethoddescriptor(Config.save))


def f(a, /, b, *rest, c, d=4, **extra):
    pass


def g(a, /, b, *rest, d=4, c, **extra):
    pass


one, two = inspect.signature(f), inspect.signature(g)
print(one == two, hash(one) == hash(two), one == inspect.signature(lambda a, b: 0), one.parameters["d"] == two.parameters["d"], one.parameters["d"] != one.parameters["c"])
bound = one.bind(1, 2, 3, c=5, e=6)
print(bound.arguments, bound.args, bound.kwargs, bound == two.bind(1, 2, 3, c=5, e=6))
try:
    hash(bound)
except TypeError as error:
    print(error)


def h(x, y=2, z=3):
    pass


late = inspect.signature(h).bind(10, z=13)
print(late.args, late.kwargs)
late.apply_defaults()
print(late.args, late.kwargs)


def keyword(*, k):
    pass


for signature, args, kwargs in ((one, (), {"a": 1, "b": 2, "c": 3}), (inspect.signature(keyword), (1,), {}), (inspect.signature(h), (1, 2, 3, 4), {}), (inspect.signature(h), (1,), {"x": 1})):
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        print(error)
