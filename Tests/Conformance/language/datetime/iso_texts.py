# Reading and writing ISO 8601: every form that fromisoformat takes, and what it refuses.
from datetime import date, datetime, time

for text in ["2024-05-01", "20240501", "2024-W18-3", "2024W183", "2024-W18", "2024W18"]:
    print(text, date.fromisoformat(text), repr(datetime.fromisoformat(text)))
for text in [
    "2024-05-01T10", "2024-05-01 10:20", "2024-05-01T10:20:30", "2024-05-01T10:20:30.5", "2024-05-01T10:20:30,123456789",
    "20240501T102030", "20240501T102030.250Z", "2024-05-01T10:20:30Z", "2024-05-01T10:20:30-0530", "2024-05-01x10:20:30+01:00:30",
    "2024-W18-3T08:00", "2024W183T0800", "2024-05-01\u00e910:20",
]:
    moment = datetime.fromisoformat(text)
    print(text, "->", moment.isoformat(), moment.tzinfo)
for text in ["10", "10:20", "1020", "T10:20:30", "102030.75", "10:20:30+02:00", "23:59:59.999999Z"]:
    print(text, repr(time.fromisoformat(text)))
moment = datetime(2024, 5, 1, 4, 5, 6, 7890)
print([moment.isoformat(timespec=t) for t in ("auto", "hours", "minutes", "seconds", "milliseconds", "microseconds")])
print(moment.isoformat(" "), moment.isoformat(sep="_", timespec="hours"), str(moment), time(1, 2).isoformat("seconds"), time(1, 2, 3, 4).isoformat())
bad = ["", "2024", "2024-5-1", "2024/05/01", "2024-13-01", "2024-02-30", "2024-W60-1", "2024-05-01T25:00", "2024-05-01T10:6", "2024-05-01T10:20:30+25:00", "hello", "2024-05-01T10:20:30ZZ"]
for text in bad:
    for reader in (date.fromisoformat, datetime.fromisoformat):
        try:
            print("no error", text, reader(text))
        except ValueError as error:
            print(repr(text), error)
for attempt in [lambda: time.fromisoformat("24:00"), lambda: time.fromisoformat("1:00"), lambda: date.fromisoformat(20240501), lambda: moment.isoformat(timespec="days"), lambda: moment.isoformat("--")]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
