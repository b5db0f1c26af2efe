# types: namespaces, proxies, classes made at run time, kinds of objects.
import types
from types import MappingProxyType, SimpleNamespace

settings = SimpleNamespace(name="shop", port=80, tags=["a"])
settings.debug = True
del settings.port
print(settings, settings.name, vars(settings), settings == SimpleNamespace(name="shop", tags=["a"], debug=True), hasattr(settings, "port"), SimpleNamespace(**{"x": 1}, y=SimpleNamespace()))
source = {"a": 1, "b": 2}
view = MappingProxyType(source)
source["c"] = 3
print(view, view["c"], len(view), list(view), "a" in view, view.get("z", 0), sorted(view.items()), view | {"d": 4}, view == source, dict(view), view.copy() is not source)
Point = types.new_class("Point", (), {}, lambda namespace: namespace.update(x=0, shift=lambda self, n: self.x + n))
print(Point.__name__, Point().shift(5), type("Made", (Point,), {"x": 10})().shift(1), types.MethodType(lambda self, n: self * n, 6)(7))
module = types.ModuleType("virtual", "docs")
module.answer = 42
print(module.__name__, module.__doc__, module.answer, isinstance(module, types.ModuleType))


def function():
    yield 1


class Kind:
    def method(self):
        pass


for name, value in [("function", function), ("lambda", lambda: 0), ("method", Kind().method), ("generator", function()), ("builtin", len), ("none", None), ("union", int | str), ("alias", list[int]), ("ellipsis", ...), ("not implemented", NotImplemented)]:
    print(name, [kind for kind in ("FunctionType", "LambdaType", "MethodType", "GeneratorType", "BuiltinFunctionType", "NoneType", "UnionType", "GenericAlias", "EllipsisType", "NotImplementedType") if isinstance(value, getattr(types, kind))])
print(types.NoneType, types.GenericAlias(dict, (str, int)), type(types.MappingProxyType), types.FunctionType.__name__)
for attempt in [lambda: view["zz"], lambda: view.__setitem__("a", 1), lambda: settings.port, lambda: SimpleNamespace(1), lambda: MappingProxyType(5), lambda: SimpleNamespace() < SimpleNamespace(), lambda: types.MethodType(5, 1), lambda: hash(view)]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
