"""`__getattr__` and `__dir__` of a module; globals that others set; names that are not there."""
import _lazy_package
from _attempts import attempt
from _lazy_package import labels, settings
from _lazy_package import make_table as table

print(_lazy_package.VERSION, settings, table(1, 2), _lazy_package.make_row(), dir(_lazy_package))
print(labels.label("abcdef"), labels.__name__, labels.__package__, labels.__doc__)
labels.set_limit(1)
print(labels.LIMIT, labels.label("abcdef"))
labels.LIMIT = 4
print(labels.label("abcdef"))
del labels.LIMIT
attempt(labels.label, "abc")
attempt(lambda: _lazy_package.nothing)
attempt(lambda: labels.nothing)
attempt(getattr, _lazy_package, "nothing", "a default")
print(hasattr(_lazy_package, "settings"), hasattr(_lazy_package, "other"), _lazy_package._asked[-2:])


def missing():
    from _lazy_package import nothing
    return nothing


try:
    missing()
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0], error.name)
from _lazy_package import *
print(VERSION, labels.__name__, "settings" in globals())
