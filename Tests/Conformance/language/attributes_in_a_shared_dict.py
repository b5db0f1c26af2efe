"""Objects whose attributes are the entries of a dict: settings that all parts of a program share, records that are dicts."""
import copy


class Settings:
    """All instances share their state."""
    _shared = {}

    def __init__(self, **given):
        self.__dict__ = self._shared
        self.__dict__.update(given)

    def describe(self):
        return f"{self.host}:{self.port}"


first = Settings(host="localhost", port=5432)
second = Settings()
print(second.describe(), first.__dict__ is second.__dict__)
second.port = 6543
print(first.port, Settings._shared)
del first.host
print(hasattr(second, "host"), vars(second))
Settings._shared["host"] = "db.example"
print(first.describe(), sorted(first.__dict__))
first.describe = lambda: "own"
print(second.describe(), callable(vars(first)["describe"]))
del second.describe
print(first.describe())


class Record(dict):
    """A dict whose keys are attributes too."""

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        self.__dict__ = self


book = Record(title="Emma", year=1815)
book.author = "Austen"
book["pages"] = 474
print(book, book.pages, book.title, book.__dict__ is book)
del book.year
print("year" in book, sorted(book.items()))
try:
    book.publisher
except AttributeError as error:
    print(error)
twin = copy.copy(book)
twin.title = "Persuasion"
print(book.title, type(twin).__name__, twin.title)


class Plain:
    label = "class"


class Other:
    pass


one, another = Plain(), Other()
one.size = 3
another.__dict__ = one.__dict__
another.size += 1
one.label = "own"
print(one.size, another.label, one.__dict__ is another.__dict__)
another.__dict__ = {"size": 10, "label": "parted"}
print(one.size, another.size, one.label, another.label)
one.__class__ = Other
one.size = 5
print(type(one).__name__, vars(one), vars(another))

state = {"calls": 0}


def counted():
    counted.calls += 1
    return counted.calls


counted.__dict__ = state
counted(), counted()
print(state, counted.__dict__ is state)
state["calls"] = 10
print(counted(), vars(counted))
for wrong in (3, [("a", 1)], None):
    try:
        one.__dict__ = wrong
    except TypeError as error:
        print(error)
