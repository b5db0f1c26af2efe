class Singleton(type):
    _instances = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kwargs)
        return cls._instances[cls]
class Config(metaclass=Singleton):
    def __init__(self): self.values = {}
print(Config() is Config(), len(Singleton._instances))
class Registry(type):
    registry = {}
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        if bases: Registry.registry[name.lower()] = cls
    def __iter__(cls): return iter(cls.registry)
    def __len__(cls): return len(cls.registry)
    def __getitem__(cls, k): return cls.registry[k]
    def __contains__(cls, k): return k in cls.registry
    def __bool__(cls): return True
    def __repr__(cls): return f"<R {cls.__name__}>"
    def __str__(cls): return f"R:{cls.__name__}"
    def __add__(cls, o): return (cls, o)
    def __radd__(cls, o): return (o, cls)
    def __lt__(cls, o): return cls.__name__ < o.__name__
    def __eq__(cls, o): return cls.__name__ == getattr(o, "__name__", o)
    def __hash__(cls): return hash(cls.__name__)
    def __getattr__(cls, n):
        if n.startswith("dyn_"): return n[4:]
        raise AttributeError(f"{cls.__name__} has no {n}")
    def __setattr__(cls, n, v):
        print("setattr", n, v)
        super().__setattr__(n, v)
    def __delattr__(cls, n):
        print("delattr", n)
        super().__delattr__(n)
    def __dir__(cls): return ["one", "two"]
    def __format__(cls, s): return "F" + s
    def __call__(cls, *a): return object.__new__(cls)
    def __instancecheck__(cls, o): return o == 1
    def __subclasscheck__(cls, o): return o is int
class Plugin(metaclass=Registry): pass
class One(Plugin): pass
class Two(Plugin): k = 1
print(list(Plugin), len(Plugin), Plugin["one"], "two" in Plugin, repr(Plugin), str(One), f"{One:x}")
print(One + 1, 1 + One, sorted([Two, One]), One == "One", {One: 1}["One"])
print(Plugin.dyn_foo, hasattr(Plugin, "foo"), dir(Plugin))
try: Plugin.foo
except AttributeError as e: print(e)
Plugin.attr = 5
del Plugin.attr
try: del Plugin.attr
except AttributeError as e: print(e)
print(isinstance(1, One), isinstance(One(), One), isinstance(Two(), Plugin), issubclass(int, One), issubclass(One, One))
print(One().__class__)
try: One().dyn_x
except AttributeError as e: print(e)
