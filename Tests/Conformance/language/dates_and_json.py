"""Dates, deltas and JSON as an export script uses them."""
import json
from datetime import date, datetime, time, timedelta, timezone

start = datetime(2024, 2, 27, 22, 30)
print(start, repr(start), start.date(), start.time(), start.isoformat(), start.isoformat(" ", "minutes"))
for n in range(4):
    day = start + timedelta(days=n, hours=1, minutes=n * 15)
    print(day.strftime("%a %d %b %Y %H:%M:%S | %j %U %p %I %y %%"), day.weekday(), day.isoweekday(), day.timetuple().tm_yday)
delta = datetime(2024, 12, 24) - start
print(delta, delta.days, delta.seconds, delta.total_seconds(), repr(delta), str(-delta), delta / 2, delta // timedelta(days=1))
print(timedelta(hours=25, milliseconds=1500), timedelta(weeks=1) > timedelta(days=6), abs(timedelta(-1)), timedelta(0) == timedelta(), bool(timedelta()))
print(datetime.strptime("03/11/2023 07:05", "%d/%m/%Y %H:%M"), date.fromisoformat("2024-02-29"), datetime.fromisoformat("2024-02-29T12:00:01.5"))
print(date(2024, 2, 29).replace(year=2028), date.min, date.max, (date(2024, 3, 1) - date(2024, 2, 1)).days, date(2024, 1, 1).isocalendar()[1])
utc = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
print(utc, utc.astimezone(timezone(timedelta(hours=5, minutes=30))), utc.timestamp(), utc.tzinfo, utc.utcoffset())
print(time(9, 5), time(23, 59, 59, 999), time(1) < time(2), datetime.combine(date(2024, 1, 1), time(7)))
print(max(date(2024, 1, 1), date(2023, 12, 31)), sorted([date(2, 1, 1), date(1, 1, 1)]), {date(2024, 1, 1): "new year"}[date(2024, 1, 1)])
for bad in (lambda: date(2023, 2, 29), lambda: datetime(2024, 13, 1), lambda: datetime.strptime("x", "%Y"), lambda: date.fromisoformat("nope"),
            lambda: date(2024, 1, 1) + 1, lambda: start < date(2024, 1, 1), lambda: start - utc, lambda: date.max + timedelta(1), lambda: time(25)):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)

record = {"name": "Zoë \"Z\"", "age": 30, "tags": ["a", "b"], "nested": {"pi": 3.14, "none": None, "yes": True}, "empty": [], "o": {}, 1: "int key"}
print(json.dumps(record))
print(json.dumps(record, ensure_ascii=False, indent=4))
print(json.dumps(record["nested"], sort_keys=True, separators=(",", ":")), json.dumps([1.0, 1e100, -0.5, 10**20]), json.dumps("\x00\t/\u2028"))
text = '{"a": [1, 2, {"b": null}], "c": "\\u00e9\\n", "d": 1e3, "e": -0.0, "f": 12345678901234567890}'
print(json.loads(text), json.loads(" [ ] "), json.loads("true"))


def default(value):
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    raise TypeError(f"cannot export {type(value).__name__}")


print(json.dumps({"when": start, "day": date(2024, 1, 1)}, default=default))
for bad in (lambda: json.loads("{'a': 1}"), lambda: json.loads("[1, 2"), lambda: json.loads(""), lambda: json.loads('{"a": 1,}'), lambda: json.loads("[1] 2"),
            lambda: json.dumps({1, 2}), lambda: json.dumps({"x": object}, default=default), lambda: json.dumps({(1, 2): 3}), lambda: json.loads(None)):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
