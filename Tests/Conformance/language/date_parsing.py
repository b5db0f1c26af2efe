"""strftime, strptime and isoformat."""

from datetime import datetime, timedelta, date, timezone
d = datetime(2024, 2, 29, 13, 5, 9, 120)
print(sorted([date(2024, 3, 1), date(2023, 1, 1)]), min(datetime.max, d), d.replace(tzinfo=timezone.utc).isoformat())
print((d - timedelta(days=366)).date(), d.date() - date(2024, 1, 1), (date(2024, 12, 31) - date(2024, 1, 1)).days)
print(d.isocalendar().week, tuple(d.isocalendar()), d.timetuple().tm_yday)
print(date(2024, 1, 31).replace(month=3), datetime(2024, 1, 1) + timedelta(hours=25), [str(date(2024, 1, 1) + timedelta(weeks=i)) for i in range(3)])
print(datetime.combine(date(2024, 1, 1), d.time()), timedelta(hours=1) < timedelta(minutes=61), sum([timedelta(1), timedelta(2)], timedelta()))
print(round(timedelta(days=1) / timedelta(hours=7), 3), d.strftime('%d.%m.%Y'), d.__str__())
print(f'{d:%H:%M}', '{:%Y}'.format(d))
