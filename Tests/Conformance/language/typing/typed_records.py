# NamedTuple and TypedDict.
from typing import NamedTuple, NotRequired, Required, TypedDict, get_type_hints


class Employee(NamedTuple):
    """One of the staff."""

    name: str
    salary: float = 1000.0
    manager: "Employee | None" = None

    @property
    def title(self):
        return self.name.title()

    def raised(self, percent):
        return self._replace(salary=self.salary * (1 + percent / 100))


class Movie(TypedDict):
    title: str
    year: int


class Review(Movie, total=False):
    stars: int
    text: Required[str]


class Partial(TypedDict):
    a: int
    b: NotRequired[str]


boss = Employee("ada", 2000)
worker = Employee("ben lee", manager=boss)
print(worker, worker.title, worker.raised(10).salary, worker[0], worker[-1].name, len(worker), list(boss), boss == ("ada", 2000, None), boss < worker, tuple(boss))
name, salary, manager = worker
print(name, salary, manager is boss, worker._asdict()["name"], Employee._fields, Employee._field_defaults, Employee._make(["x", 1, None]), Employee.__doc__, Employee.__annotations__["name"], isinstance(boss, tuple))
match boss:
    case Employee(name, salary=2000):
        print("boss", name)
Pair = NamedTuple("Pair", [("left", int), ("right", str)])
print(Pair(1, "r"), Pair.__annotations__, Pair(left=2, right="s").right, {Pair(1, "r"): 5}[(1, "r")], Pair.__name__, hash(Pair(1, "a")) == hash((1, "a")))
movie = Movie(title="Alien", year=1979)
print(movie, type(movie), movie["year"], Movie.__annotations__, Movie.__total__, Review.__total__, sorted(Review.__required_keys__), sorted(Review.__optional_keys__), sorted(Partial.__optional_keys__), Movie({"title": "x", "year": 1}), Movie.__name__)
Point = TypedDict("Point", {"x": int, "y": int})
print(Point(x=1, y=2), get_type_hints(Point), list(Review.__annotations__))
for attempt in [lambda: Employee(), lambda: Employee("a", 1, None, 5), lambda: Employee("a", age=5), lambda: boss._replace(age=3), lambda: setattr(boss, "name", "x"), lambda: Employee._make([1]), lambda: boss.age, lambda: boss[5]]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)


def bad_order():
    class Bad(NamedTuple):
        a: int = 1
        b: int


try:
    bad_order()
except TypeError as error:
    print(error)
