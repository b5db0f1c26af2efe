"""Properties and hand-written descriptors, the way validation is often done."""


class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        print(f"  {owner.__name__}.{name} is a {self.kind.__name__}")
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return obj.__dict__.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        obj.__dict__[self.name] = value

    def __delete__(self, obj):
        obj.__dict__.pop(self.name, None)


class NonData:
    def __get__(self, obj, owner):
        return "computed"


class Employee:
    name = Typed(str)
    age = Typed(int, 18)
    nickname = NonData()
    __slots_hint__ = ()

    def __init__(self, name, salary):
        self.name = name
        self._salary = salary

    @property
    def salary(self):
        "What the employee earns."
        return self._salary

    @salary.setter
    def salary(self, value):
        if value < 0:
            raise ValueError("salary below zero: %d" % value)
        self._salary = value

    @salary.deleter
    def salary(self):
        print("  fired", self.name)
        self._salary = 0

    @property
    def yearly(self):
        return self.salary * 12

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: getattr(self, name[4:])
        raise AttributeError(f"{type(self).__name__} has no {name}")

    def __setattr__(self, name, value):
        if name == "forbidden":
            raise AttributeError("cannot set forbidden")
        super().__setattr__(name, value)


e = Employee("Ann", 1000)
print(e.name, e.age, e.salary, e.yearly, e.nickname, e.get_name(), e.get_yearly())
e.age = 40
e.salary += 500
e.nickname = "annie"
print(e.age, e.salary, e.nickname, sorted(vars(e)))
del e.age, e.salary
print(e.age, e.salary)
print(Employee.salary.__doc__, type(Employee.salary).__name__, type(Employee.name).__name__, Employee.nickname)


def attempt(f):
    try:
        print(f())
    except (AttributeError, TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: setattr(e, "name", 5))
attempt(lambda: setattr(e, "salary", -1))
attempt(lambda: setattr(e, "yearly", 1))
attempt(lambda: delattr(e, "yearly"))
attempt(lambda: e.unknown)
attempt(lambda: setattr(e, "forbidden", 1))
attempt(lambda: delattr(e, "unknown"))


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


s = Slotted(1)
attempt(lambda: s.x)
attempt(lambda: s.y)
attempt(lambda: setattr(s, "z", 1))
attempt(lambda: s.__dict__)


class Celsius:
    def __init__(self, degrees=0.0):
        self.degrees = degrees

    fahrenheit = property(lambda self: self.degrees * 9 / 5 + 32, lambda self, f: setattr(self, "degrees", (f - 32) * 5 / 9))


c = Celsius(100)
print(c.fahrenheit)
c.fahrenheit = 32
print(c.degrees)
