# Methods and settings that a program gives to classes of the library.
import collections
import enum
import fractions
import json
import logging
import random
import string
import sys
import time
import uuid


def to_text(self, value):
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return original(self, value)


original = json.JSONEncoder.default
json.JSONEncoder.default = to_text
print(json.dumps({"tags": {3, 1, 2}}))
try:
    json.dumps(object)
except TypeError as error:
    print(error)
json.JSONEncoder.default = original
try:
    json.dumps({1})
except TypeError as error:
    print(error)

logging.Formatter.converter = time.gmtime
record = logging.makeLogRecord({"msg": "epoch", "created": 0.0, "msecs": 0, "levelno": 20, "levelname": "INFO"})
print(logging.Formatter("%(asctime)s %(message)s").format(record))
logging.Logger.trace = lambda self, message, *arguments: self.log(5, message, *arguments)
logging.StreamHandler.terminator = "|\n"
handler = logging.StreamHandler(sys.stdout)
log = logging.getLogger("given")
log.propagate = False
log.setLevel(1)
log.addHandler(handler)
log.trace("finer than %s", "debug")
logging.Filter.filter = lambda self, record: "secret" not in record.getMessage()
handler.addFilter(logging.Filter())
log.info("secret")
log.info("open")

string.Template.filled = lambda self, **values: self.safe_substitute(values)
print(string.Template("$name is $$5, $other").filled(name="It"))
collections.Counter.top = lambda self: self.most_common(1)[0][0]
print(collections.Counter("banana").top())
fractions.Fraction.percent = property(lambda self: f"{float(self):.0%}")
print(fractions.Fraction(1, 4).percent)
uuid.UUID.short = lambda self: self.hex[-4:]
print(uuid.UUID(int=0xBEEF).short())
random.Random.coin = lambda self: self.random() < 2
print(random.Random(1).coin())
collections.UserDict.kept = 7
print(collections.UserDict().kept)
collections.UserDict.kept = 8
del collections.UserDict.kept
print(hasattr(collections.UserDict, "kept"))


def shout(self):
    return self.name + "!"


enum.Enum.shout = shout


class Level(enum.Enum):
    LOW = 1


print(Level.LOW.shout())
for type_ in (int, str, dict, ValueError, collections.OrderedDict, collections.deque):
    try:
        type_.extra = 1
    except TypeError as error:
        print(error)
