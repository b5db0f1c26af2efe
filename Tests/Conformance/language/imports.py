# Modules and packages beside the script
import _pricing
import _pricing as prices
from _pricing import gross, VAT
from _pricing import *
import shop
import shop.stock
from shop import Stock, version as v
from shop.labels import label
import sys
import math as m, os.path
from collections import OrderedDict as OD

print(_pricing.__name__, _pricing.__doc__, prices is _pricing, sys.modules["_pricing"] is prices)
print(gross(100), gross(100, rate=0.07), VAT)
print("_secret" in globals(), "broken" in globals(), "gross" in globals())
prices.VAT = 0.5
print(gross(10), VAT, _pricing.VAT)

stock = Stock()
print(stock.add("nail", 100), stock.add("nail"), stock.add("hammer"))
print(type(stock).__module__, Stock.__qualname__, Stock, v, shop.version, shop.stock.Stock is Stock)
print(label("x", 1), shop.labels.label is label, shop.__name__)
print(m.pi, os.path.join("a", "b.txt"), OD(a=1)["a"])
print(__name__, __doc__)


def lazily():
    import string
    from textwrap import dedent
    return string.ascii_lowercase[:5] + dedent("  x")


print(lazily())
for attempt in (
    "import no_such_module",
    "from _pricing import no_such_name",
    "import shop.nothing",
    "from shop import nothing",
):
    try:
        if attempt.endswith("no_such_module"):
            import no_such_module
        elif attempt.endswith("no_such_name"):
            from _pricing import no_such_name
        elif attempt == "import shop.nothing":
            import shop.nothing
        else:
            from shop import nothing
    except ModuleNotFoundError as e:
        print(attempt, "| ModuleNotFoundError |", e, "|", e.name)
    except ImportError as e:
        print(attempt, "| ImportError |", str(e).split(" (")[0], "|", e.name)
try:
    _pricing.broken(3)
except AttributeError as e:
    print(e)
try:
    prices.missing
except AttributeError as e:
    print(e)
del prices
try:
    prices
except NameError as e:
    print(e)
