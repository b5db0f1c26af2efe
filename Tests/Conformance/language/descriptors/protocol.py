"""Data and non-data descriptors, __set_name__, access through class, instance and super()."""


class NonData:
    def __get__(self, instance, owner=None):
        return ("nondata", instance is None, owner.__name__ if owner else None)


class Data:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return ("data", instance.__dict__.get(self.name))

    def __set__(self, instance, value):
        print("set", self.name, value)
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        print("delete", self.name)
        del instance.__dict__[self.name]


class OnlySet:
    def __set__(self, instance, value):
        print("only set", value)


class OnlyDelete:
    def __delete__(self, instance):
        print("only delete")


class Host:
    nondata = NonData()
    data = Data()
    only_set = OnlySet()
    only_delete = OnlyDelete()


class Sub(Host):
    @property
    def nondata(self):
        return "sub " + str(super().nondata)


def attempt(action):
    try:
        print(repr(action()) if not isinstance(action, str) else action)
    except Exception as e:
        print(type(e).__name__, e)


h = Host()
print(h.nondata, Host.nondata)
h.__dict__["nondata"] = "instance wins"
print(h.nondata)
h.data = 5
h.__dict__["data"] = 6
print(h.data, type(Host.data).__name__)
del h.data
print(h.data)
attempt(lambda: delattr(h, "data"))
h.only_set = 1
print(type(h.only_set).__name__)
h.__dict__["only_set"] = "visible"
print(h.only_set)
attempt(lambda: delattr(h, "only_set"))
attempt(lambda: setattr(h, "only_delete", 1))
del h.only_delete
print(Sub().nondata)
print(Host.__dict__["data"].__get__(h, Host))
Host.late = Data()
attempt(lambda: h.late)
Host.data = "replaced"
print(h.data, Host.data)


class Typed:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        try:
            return getattr(instance, self.slot)
        except AttributeError:
            raise AttributeError(f"{self.slot[1:]} is not set") from None

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.slot[1:]} must be {self.kind.__name__}, got {type(value).__name__}")
        setattr(instance, self.slot, value)


class Person:
    name = Typed(str)
    age = Typed(int)


p = Person()
attempt(lambda: p.name)
p.name, p.age = "Ann", 5
attempt(lambda: setattr(p, "age", "old"))
print(p.name, p.age, vars(p))


class Cached:
    def __init__(self, function):
        self.function = function
        self.name = function.__name__

    def __get__(self, instance, owner):
        print("computing")
        value = instance.__dict__[self.name] = self.function(instance)
        return value


class Report:
    @Cached
    def total(self):
        return 42


rep = Report()
print(rep.total, rep.total)


class BadSetName:
    def __set_name__(self, owner, name):
        raise ValueError("no name for me")


try:
    class Broken:
        attr = BadSetName()
except Exception as e:
    print(type(e).__name__, e, repr(e.__cause__))


class Getter:
    def __getattr__(self, name):
        raise AttributeError("via getattr: " + name)

    @property
    def prop(self):
        raise AttributeError("inside the property")


attempt(lambda: Getter().prop)
