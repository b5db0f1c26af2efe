# A schedule built with datetime: recurring events, grouping, parsing, rounding, ages.
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import groupby


def weekly(start, count, skip=()):
    moment = start
    while count:
        if moment.date() not in skip:
            yield moment
            count -= 1
        moment += timedelta(weeks=1)


def rounded(moment, minutes=15):
    step = timedelta(minutes=minutes)
    midnight = datetime.combine(moment.date(), time())
    return midnight + round((moment - midnight) / step) * step


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def working_days(first, last):
    day = first
    while day <= last:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


start = datetime(2024, 2, 26, 18, 30)
events = list(weekly(start, 4, skip={date(2024, 3, 11)}))
print([event.strftime("%d %b %H:%M") for event in events])
print([rounded(datetime(2024, 1, 1, 10, minute)).strftime("%H:%M") for minute in (0, 7, 8, 22, 23, 53)], rounded(datetime(2024, 12, 31, 23, 59)))
print(age(date(2000, 2, 29), date(2024, 2, 28)), age(date(2000, 2, 29), date(2024, 2, 29)), age(date(1990, 7, 1), date(2024, 6, 30)))
days = list(working_days(date(2024, 2, 26), date(2024, 3, 5)))
print(len(days), days[0], days[-1], [len(list(group)) for _, group in groupby(days, key=lambda day: day.isocalendar().week)])
log = ["2024-03-01 08:15:30,login,ada", "2024-03-01 17:45:00,logout,ada", "2024-03-02 09:00:00,login,ben"]
by_day = defaultdict(list)
for line in log:
    stamp, action, user = line.split(",")
    by_day[datetime.strptime(stamp, "%Y-%m-%d %H:%M:%S").date()].append((action, user))
print(dict(by_day))
worked = datetime(2024, 3, 1, 17, 45) - datetime(2024, 3, 1, 8, 15, 30)
print(worked, worked.total_seconds() / 3600, f"{worked.seconds // 3600}h {worked.seconds % 3600 // 60}m", str(worked).rjust(12))
print(min(events), max(events) - min(events), sorted({event.month for event in events}), events[0] in events, events.index(datetime(2024, 3, 4, 18, 30)))
print([(date(2024, month, 1) - timedelta(days=1)).day for month in range(2, 13)], (date(2025, 1, 1) - date(2024, 1, 1)).days)
