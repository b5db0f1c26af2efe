# Objects of many attributes, dicts whose keys differ in high bits, moments at the ends of their ranges.
import datetime
import warnings


class Box:
    pass


box = Box()
for i in range(40000):
    setattr(box, f"a{i}", i)
print(sum(getattr(box, f"a{i}") for i in range(0, 40000, 7)), len(vars(box)))
del box.a39999
print(hasattr(box, "a39999"), box.a39998, len(vars(box)))
box.__class__ = type("Other", (), {"last": property(lambda self: self.a39998)})
print(box.last, len(box.__dict__))


class Slotted:
    __slots__ = [f"s{i}" for i in range(33000)]


slotted = Slotted()
slotted.s32999 = "end"
print(slotted.s32999, hasattr(slotted, "s0"))

high = {i << 32: i for i in range(2000)}
high.update({-i: -i for i in range(1, 2000)})
high.update({float(1 << 40) * i: "float" for i in range(1, 10)})
print(len(high), high[5 << 32], high[-7], high[3 << 40], high.get(1 << 52), high[float(17 << 32)])
high[True] = "one"
print(high[1], high[1.0], len(high))
for i in range(1500):
    del high[i << 32]
print(len(high), list(high)[:2], high.popitem())

first, last = datetime.datetime.min, datetime.datetime.max
print(first, last, last.replace(fold=1).fold, first.microsecond, last.microsecond, (last - first).days)
print(datetime.date(9999, 12, 31).toordinal(), datetime.date.min.isoformat(), hash(datetime.datetime(2024, 2, 29, 23, 59, 59, 999999)) == hash(datetime.datetime(2024, 2, 29, 23, 59, 59, 999999)))

with warnings.catch_warnings(record=True) as caught:
    for action in ["default", "module", "once", "always"]:
        warnings.simplefilter(action)
        for i in range(3):
            warnings.warn("first")
            warnings.warn("first")
            warnings.warn("other", DeprecationWarning)
        print(action, len(caught), sorted({(w.lineno, str(w.message)) for w in caught})[-1][1])
        caught.clear()
