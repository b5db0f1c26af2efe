# A booking calendar: dates, spans between them, week days and months.
from datetime import date, timedelta

bookings = [
    ("Ada", date(2024, 2, 27), 4),
    ("Ben", date(2024, 2, 29), 1),
    ("Cyd", date(2023, 12, 30), 5),
]


def nights(start, count):
    for offset in range(count):
        yield start + timedelta(days=offset)


for guest, start, count in sorted(bookings, key=lambda b: b[1]):
    end = start + timedelta(days=count)
    print(guest, start.isoformat(), "->", end, (end - start).days, "nights")
    print("   ", [f"{day:%a %d}" for day in nights(start, count)])
    print("   ", "week", start.isocalendar().week, "of", start.isocalendar()[0], start.weekday(), start.isoweekday())

first, last = min(b[1] for b in bookings), max(b[1] for b in bookings)
print(first, last, last - first, repr(last - first))
print(first.replace(day=1), first.replace(year=2024), first.toordinal(), date.fromordinal(738000))
print(date(2024, 3, 1) - timedelta(days=1), date(2023, 3, 1) - timedelta(days=1), date(2000, 3, 1) - timedelta(1))
print(date(2024, 1, 1).timetuple().tm_yday, date(2024, 12, 31).timetuple().tm_yday)
print(date(2024, 5, 1) < date(2024, 5, 2), date(2024, 5, 1) == date(2024, 5, 1), {date(2024, 5, 1): "x"}[date(2024, 5, 1)])
print(date.min, date.max, date.resolution, repr(date(2024, 5, 1)), date(2024, 5, 1).ctime())
print(date.fromisocalendar(2024, 9, 4), date.fromisocalendar(2020, 53, 7))

for attempt in [
    lambda: date(2023, 2, 29),
    lambda: date(2024, 13, 1),
    lambda: date(0, 1, 1),
    lambda: date(2024, 1),
    lambda: date("2024", 1, 1),
    lambda: date.max + timedelta(days=1),
    lambda: date(2024, 1, 1) + 5,
    lambda: date(2024, 1, 1) < "2024-01-02",
    lambda: date.fromisocalendar(2023, 53, 1),
    lambda: date(2024, 1, 1).replace(month=0),
    lambda: date.fromordinal(0),
]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
