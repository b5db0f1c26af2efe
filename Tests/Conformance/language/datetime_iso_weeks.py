"""ISO weeks in fromisoformat and fromisocalendar, and equality of moments that a clock shows twice."""
from datetime import date, datetime, timedelta, timezone, tzinfo

for text in ["2022W52520", "2022W527520", "2026W01516", "2026W013516", "2025W01T03:04", "2025-W01-5T10", "2025-W01 10:20", "2025W015T102030", "2025-W01-20", "2025-W53-1", "2020-W53-1"]:
    try:
        print(text, datetime.fromisoformat(text))
    except ValueError as error:
        print(error)

for parts in [(2019, 1, 1), (2020, 53, 7), (2019, 53, 1), (2019, 1, 8), (10000, 1, 1), (0, 1, 1), (2**33, 1, 1), (2019, 2**33, 1), (2019, 1, -(2**40))]:
    try:
        print(parts, date.fromisocalendar(*parts), date.fromisocalendar(*parts).isocalendar())
    except ValueError as error:
        print(parts, error)


class Summer(tzinfo):
    """One hour ahead until 2 o'clock on the first of October, when the clock is set back to one."""

    def utcoffset(self, moment):
        if moment.replace(tzinfo=None) < datetime(2024, 10, 1, 1) or (moment.replace(tzinfo=None) < datetime(2024, 10, 1, 2) and not moment.fold):
            return timedelta(hours=1)
        return timedelta(0)

    def dst(self, moment):
        return self.utcoffset(moment)

    def tzname(self, moment):
        return "summer" if self.utcoffset(moment) else "winter"


zone = Summer()
for hour, fold in [(0, 0), (1, 0), (1, 1), (2, 0)]:
    moment = datetime(2024, 10, 1, hour, 30, tzinfo=zone, fold=fold)
    there = datetime(2024, 10, 1, hour, 30, tzinfo=timezone.utc) - moment.utcoffset()
    print(moment, moment.tzname(), moment == there, moment != there, moment <= there, there == moment, moment == moment.replace(fold=1 - fold))
