# Classes derived from date, datetime and timedelta-like helpers: arithmetic keeps the class.
from datetime import date, datetime, time, timedelta
import copy


class Day(date):
    def __new__(cls, year, month=1, day=1):
        return super().__new__(cls, year, month, day)

    @property
    def quarter(self):
        return (self.month - 1) // 3 + 1

    def __str__(self):
        return f"Q{self.quarter}/{self.year}"


class Stamp(datetime):
    def short(self):
        return self.strftime("%m%d-%H%M")


day = Day(2024, 8)
print(day, repr(day), day.quarter, type(day + timedelta(days=40)).__name__, day + timedelta(days=40), day.replace(month=2), f"{day}", f"{day:%Y}")
print(day == date(2024, 8, 1), day < date(2024, 8, 2), isinstance(day, date), sorted([Day(2025), day]), type(Day.fromisoformat("2024-05-05")), Day.today().__class__.__name__)
stamp = Stamp(2024, 8, 1, 9, 30)
print(repr(stamp), stamp.short(), (stamp + timedelta(hours=3)).short(), type(stamp.replace(hour=1)).__name__, Stamp.combine(date(2024, 1, 2), time(3, 4)).short())
print(type(stamp.date()).__name__, Stamp.strptime("2024", "%Y").short(), Stamp.fromtimestamp(0).year >= 1969, issubclass(Stamp, date), Stamp.__mro__[1].__name__)
print(datetime.combine(day, time(1, 2, 3)), datetime.combine(date(2024, 1, 1), time.max), datetime(2024, 1, 1).time(), datetime(2024, 1, 1, 5).timetz())
print(datetime(2024, 1, 1) == date(2024, 1, 1), date(2024, 1, 1) == datetime(2024, 1, 1), copy.copy(stamp) == stamp)
print(datetime.min, datetime.max, time.min, time.max, repr(time(0)), bool(time(0)), time(12) > time(11, 59), max(time(1), time(2)))
print(datetime(2024, 5, 1, fold=1), repr(datetime(2024, 5, 1, fold=1)), repr(time(1, 2, 3, 4)), time(1, 2).replace(minute=5, second=6))
for attempt in [
    lambda: datetime(2024, 1, 1) < date(2024, 1, 1), lambda: datetime(2024, 1, 1, 24), lambda: time(60), lambda: time(1, 2, 3, 1000000), lambda: datetime.combine(day, "x"),
    lambda: datetime(2024, 1, 1, fold=2), lambda: time(1) + timedelta(1), lambda: datetime(2024, 1, 1).replace(hours=3), lambda: datetime.now("UTC"), lambda: stamp.missing, lambda: setattr(stamp, "hour", 3),
]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
