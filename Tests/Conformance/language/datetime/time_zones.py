# Aware moments: fixed zones, a zone written by hand with daylight saving, conversions, comparisons.
from datetime import datetime, time, timedelta, timezone, tzinfo

UTC = timezone.utc
berlin = timezone(timedelta(hours=1), "CET")
india = timezone(timedelta(hours=5, minutes=30))


class Summer(tzinfo):
    """One hour more from April to September."""

    def utcoffset(self, moment):
        return timedelta(hours=1) + self.dst(moment)

    def dst(self, moment):
        return timedelta(hours=1) if moment and 4 <= moment.month <= 9 else timedelta(0)

    def tzname(self, moment):
        return "SUMMER" if self.dst(moment) else "WINTER"

    def __repr__(self):
        return "Summer()"


start = datetime(2024, 3, 10, 23, 30, tzinfo=UTC)
for zone in (UTC, berlin, india, Summer()):
    local = start.astimezone(zone)
    print(local, local.tzname(), local.utcoffset(), local.isoformat(timespec="minutes"), f"{local:%H:%M %z %Z}")
print(repr(start.astimezone(india)), repr(berlin), str(india), repr(UTC), repr(timezone(timedelta(hours=-3))))
june = datetime(2024, 6, 1, 12, tzinfo=Summer())
print(june, june.dst(), june.astimezone(UTC), june.timetuple().tm_isdst, june.utctimetuple().tm_hour, repr(june))
print(june - datetime(2024, 6, 1, 12, tzinfo=UTC), june == datetime(2024, 6, 1, 10, tzinfo=UTC), june < start)
print(hash(june) == hash(datetime(2024, 6, 1, 10, tzinfo=UTC)), start.timestamp(), june.timestamp())
print(datetime.fromtimestamp(1700000000.25, UTC), datetime.fromtimestamp(0, india), datetime.fromisoformat("2024-05-01T10:00:00+05:30"))
print(start.replace(tzinfo=None), start.replace(tzinfo=berlin).isoformat(), time(10, 30, tzinfo=india).isoformat(), time(9, tzinfo=UTC) == time(10, tzinfo=berlin))
naive = datetime(2024, 3, 10, 23, 30)
print(naive == start, naive != start, timezone(timedelta(0)) == UTC, UTC.utcoffset(None), berlin.tzname(None))
for attempt in [
    lambda: naive < start,
    lambda: naive - start,
    lambda: timezone(timedelta(hours=24)),
    lambda: timezone("CET"),
    lambda: datetime(2024, 1, 1, tzinfo="UTC"),
    lambda: tzinfo().utcoffset(None),
    lambda: UTC.fromutc(naive),
    lambda: time(1) < time(1, tzinfo=UTC),
    lambda: datetime(1, 1, 1, tzinfo=berlin).astimezone(UTC),
]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
