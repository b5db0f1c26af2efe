"""property in all forms: decorators, inheritance, deleters, documentation, errors."""


class Celsius:
    def __init__(self, degrees=0):
        self.degrees = degrees

    @property
    def degrees(self):
        "The temperature."
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("deleted")
        del self._degrees

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32


def attempt(action):
    try:
        print(repr(action()))
    except Exception as e:
        print(type(e).__name__, e)


c = Celsius(25)
print(c.degrees, c.fahrenheit, Celsius.degrees.__doc__)
c.degrees += 10
print(c.degrees)
attempt(lambda: setattr(c, "degrees", -300))
attempt(lambda: setattr(c, "fahrenheit", 1))
attempt(lambda: delattr(c, "fahrenheit"))
del c.degrees
attempt(lambda: c.degrees)
attempt(lambda: Celsius(-1000))
print(type(Celsius.degrees).__name__, Celsius.degrees.fget.__name__, Celsius.fahrenheit.fset, isinstance(Celsius.degrees, property))


class Kelvin(Celsius):
    @Celsius.degrees.getter
    def degrees(self):
        return super().degrees + 273.15

    @property
    def fahrenheit(self):
        return "not in kelvin"


k = Kelvin(0)
print(k.degrees, k.fahrenheit)


class WriteOnly:
    def _set(self, value):
        self.stored = value
    secret = property(None, _set, doc="write only")


w = WriteOnly()
w.secret = 5
print(w.stored, WriteOnly.secret.__doc__)
attempt(lambda: w.secret)
attempt(lambda: delattr(w, "secret"))


class Old:
    def getx(self):
        return self._x

    def setx(self, v):
        self._x = v

    def delx(self):
        del self._x
    x = property(getx, setx, delx, "I'm the x")


o = Old()
o.x = 3
print(o.x, Old.x.__doc__)
del o.x
attempt(lambda: o.x)
attempt(lambda: property().__get__(o))
attempt(lambda: property(5).__get__(o))


class Shadow:
    @property
    def value(self):
        return "property"


s = Shadow()
s.__dict__["value"] = "instance"
print(s.value)
Shadow.value = "class attribute"
print(s.value)


class Base:
    @property
    def name(self):
        return "base"


class Override(Base):
    name = "plain"


print(Override().name)
ov = Override()
ov.name = "set"
print(ov.name)


class Computed:
    @property
    def items(self):
        return self._items

    def __init__(self):
        self._items = []


comp = Computed()
comp.items.append(1)
try:
    comp.items += [2]
except AttributeError as e:
    print(e, comp.items)


class Extended(property):
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return "extended " + str(super().__get__(instance, owner))


class Uses:
    @Extended
    def thing(self):
        return 1


print(Uses().thing)


class ClassLevel:
    count = 0

    @classmethod
    def make(cls):
        cls.count += 1
        return cls()

    @staticmethod
    def add(a, b=1):
        return a + b


print(ClassLevel.make().count, ClassLevel.add(1), ClassLevel().add(1, 2), ClassLevel.__dict__["add"].__func__.__name__)
print(type(ClassLevel.__dict__["make"]).__name__, type(ClassLevel.make).__name__, ClassLevel.make.__self__.__name__, ClassLevel.make.__func__.__name__)
attempt(lambda: ClassLevel.add())
attempt(lambda: ClassLevel.make(1))
attempt(lambda: staticmethod())
attempt(lambda: classmethod(1, 2))
