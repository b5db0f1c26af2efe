"""Classes derived from property, classmethod, staticmethod and cached_property."""
import functools


class Labelled(property):
    """A property with a value for the class."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None, label=None):
        self.label = label
        super().__init__(fget, fset, fdel, doc)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self.label or self
        return super().__get__(instance, owner)


def labelled(function=None, **options):
    if function is None:
        return lambda function: Labelled(function, **options)
    return Labelled(function, **options)


class Account:
    def __init__(self, balance):
        self._balance = balance

    @labelled(label="balance of the account")
    def balance(self):
        return self._balance

    @labelled
    def doubled(self):
        "Twice the balance."
        return 2 * self._balance

    @doubled.setter
    def doubled(self, value):
        self._balance = value // 2


account = Account(10)
account.doubled = 50
print(account.balance, account.doubled, Account.balance, type(Account.doubled).__name__, Account.doubled.__doc__)
try:
    account.balance = 3
except AttributeError as error:
    print(error)


class Tracked(property):
    def __init__(self, *args, tracked=True, **keywords):
        super().__init__(*args, **keywords)
        self.tracked = tracked

    def __set_name__(self, owner, name):
        self.place = f"{owner.__name__}.{name}"


class classproperty(property):
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner=None):
        return self.function(owner)


class Shape:
    sides = Tracked(lambda self: 4, tracked=False)

    @Tracked
    def area(self):
        return 12

    @classproperty
    def kind(cls):
        return cls.__name__.lower()


class Square(Shape):
    pass


print(Shape().sides, Shape.sides.tracked, Shape.area.place, Shape().area, Shape.kind, Square.kind, Square().kind)


class tagged_static(staticmethod):
    def __init__(self, function, tag="plain"):
        super().__init__(function)
        self.tag = tag


class tagged_class(classmethod):
    def __init__(self, function, tag="plain"):
        super().__init__(function)
        self.tag = tag


class called_class(classmethod):
    def __get__(self, instance, owner):
        return super().__get__(instance, owner)()


class Tools:
    @tagged_static
    def double(x):
        return 2 * x

    half = tagged_static(lambda x: x / 2, tag="lambda")

    @tagged_class
    def named(cls, suffix):
        return cls.__name__ + suffix

    @called_class
    def title(cls):
        return cls.__name__.upper()


print(Tools.double(4), Tools().half(4), Tools.named("!"), Tools.title, Tools().title)
members = vars(Tools)
print(members["half"].tag, members["named"].tag, type(members["double"]).__name__, isinstance(members["double"], staticmethod), members["double"].__func__.__name__)


class renamed_property(functools.cached_property):
    def __init__(self, function, name=None):
        super().__init__(function)
        self.alias = name

    def __set_name__(self, owner, name):
        super().__set_name__(owner, self.alias or name)


class loud_property(functools.cached_property):
    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        print("reading", self.attrname)
        return super().__get__(instance, owner)


class Report:
    @renamed_property
    def rows(self):
        print("computing rows")
        return [1, 2]

    total = renamed_property(lambda self: sum(self.rows), "sum_of_rows")

    @loud_property
    def title(self):
        "The title."
        return "Report"


report = Report()
print(report.total, report.rows, report.title, report.title, sorted(vars(report)), Report.title.__doc__, Report.total.attrname)


class logged(functools.partial):
    def __call__(self, *args):
        return ("called", super().__call__(*args))


print(logged(max, 3)(5))
again = property(lambda self: 1)
again.__init__(lambda self: 2, doc="second")
print(again.__get__(account), again.__doc__, property.__new__(Labelled).fget)
for call in (lambda: property(1, 2, 3, 4, 5), lambda: property(x=1), lambda: staticmethod(), lambda: classmethod(1, 2), lambda: tagged_static(), lambda: staticmethod(f=1),
             lambda: functools.cached_property(), lambda: Labelled(1, 2, 3, 4, 5, 6), lambda: property(None).__get__(3)):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
