"""Deques, byte arrays and stack summaries of derived classes; begun anew, copied, limited."""
import copy
import csv
import time
import traceback
from collections import deque


class Recent(deque):
    def __init__(self, size=2, *, label=""):
        super().__init__(maxlen=size)
        self.label = label


recent = Recent(3, label="seen")
recent.extend(range(5))
print(recent, recent.maxlen, recent.label, Recent())
line = deque([1, 2])
line.__init__([3])
print(line)
line.__init__("abc", 2)
print(line, line.maxlen)


class Buffer(bytearray):
    def __init__(self, text, repeat=1):
        super().__init__(text.encode() * repeat)


print(Buffer("ab", repeat=2), len(Buffer("xyz")))
raw = bytearray(b"old")
raw.__init__(b"new")
print(raw)
moment = time.gmtime(0)
print(copy.copy(moment) == moment, copy.deepcopy([moment])[0].tm_year)
print(csv.field_size_limit(10), csv.field_size_limit())
try:
    print(list(csv.reader(["short,row", "x" * 11])))
except csv.Error as error:
    print(error)


class Names(traceback.StackSummary):
    def format_frame_summary(self, frame):
        return None if frame.name == "hidden" else f"{frame.name}\n"


def hidden():
    return shown()


def shown():
    return 1 / 0


try:
    hidden()
except ZeroDivisionError as error:
    stack = Names.extract(traceback.walk_tb(error.__traceback__))
    print(type(stack).__name__, stack.format())
