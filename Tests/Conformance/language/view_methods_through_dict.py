"""Methods of dict called through the class change what `obj.__dict__` and `vars(module)` stand for."""
import types
import collections


class Config:
    def __init__(self, **given):
        self.__dict__.update(given)

    def merge(self, other):
        dict.update(self.__dict__, other.__dict__)
        return self


config = Config(host="a", port=1)
config.merge(Config(port=2, debug=True))
print(vars(config))
print(dict.pop(config.__dict__, "debug"), dict.pop(vars(config), "gone", "no"))
dict.__setitem__(vars(config), "user", "ed")
print(config.user, dict.setdefault(config.__dict__, "user", "other"), dict.setdefault(config.__dict__, "pw"))
dict.__delitem__(config.__dict__, "host")
print(hasattr(config, "host"), vars(config))
config.__dict__ |= {"port": 3}
print(dict.__ior__(config.__dict__, {"x": 1}) is vars(config), config.x)
print(config.__dict__.__ior__([("y", 5)])["y"], config.y)
dict.__init__(config.__dict__, z=6)
print(config.z, dict.popitem(config.__dict__))
put = dict.__setitem__
for name in ("p", "q"):
    put(config.__dict__, name, name * 2)
print(config.p, config.q)
try:
    dict.pop(config.__dict__, "nothing")
except KeyError as error:
    print("KeyError", error)
try:
    dict.pop(config.__dict__)
except TypeError as error:
    print(error)
dict.clear(config.__dict__)
print(vars(config))

module = types.ModuleType("settings")
dict.update(vars(module), LEVEL=3)
dict.__setitem__(module.__dict__, "NAME", "n")
print(module.LEVEL, module.NAME, dict.pop(vars(module), "LEVEL"), hasattr(module, "LEVEL"))
dict.update(globals(), made_here=[1])
print(made_here, dict.setdefault(globals(), "made_here", 2))

chain = collections.ChainMap(vars(config), {"a": 1})
chain["b"] = 2
print(config.b, chain["a"], dict(chain))
for change in (lambda d: dict.update(d, a=1), lambda d: dict.pop(d, "a"), lambda d: dict.setdefault(d, "a", [])):
    plain, derived = {"a": 0}, collections.OrderedDict(a=0)
    print(change(plain), plain, change(derived), derived)
try:
    dict.update(Config.__dict__, a=1)
except TypeError as error:
    print(error)
try:
    dict.update([], a=1)
except TypeError as error:
    print(error)
