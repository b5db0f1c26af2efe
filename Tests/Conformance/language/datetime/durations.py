# Spans of time: construction, arithmetic, division, text, limits.
from datetime import timedelta

hour = timedelta(hours=1)
tracks = [timedelta(minutes=3, seconds=25), timedelta(minutes=4, seconds=7.5), timedelta(seconds=199, milliseconds=250)]
total = sum(tracks, timedelta())
print(total, repr(total), total.total_seconds(), total.seconds, total.microseconds)
print("mean", total / len(tracks), total // 2, total / hour, total // timedelta(minutes=2), total % timedelta(minutes=2))
print(divmod(total, timedelta(minutes=5)), max(tracks), sorted(tracks)[0])
print(timedelta(days=1, hours=-1), timedelta(seconds=-1), repr(timedelta(seconds=-1)), -hour, abs(timedelta(days=-2, hours=3)))
print(timedelta(weeks=2), timedelta(days=0.5), timedelta(microseconds=1.5), timedelta(milliseconds=0.0005), timedelta(hours=1.1))
print(hour * 2.5, 3 * hour, hour / 3, hour / 0.5, hour * -1, bool(timedelta()), bool(hour))
print(hour == timedelta(minutes=60), hour > timedelta(minutes=59), hash(hour) == hash(timedelta(seconds=3600)), hour != 3600, hour == 3600)
print(timedelta.min, timedelta.max, timedelta.resolution)
print(f"{hour}", str(timedelta(days=1)), str(timedelta(days=-1, microseconds=5)), "%s" % timedelta(days=400, seconds=5))
print(timedelta(1, 2, 3), timedelta(days=1, seconds=86399, microseconds=1000000))


def clock(span):
    minutes, seconds = divmod(int(span.total_seconds()), 60)
    return f"{minutes:02d}:{seconds:02d}"


print([clock(track) for track in tracks])
for attempt in [
    lambda: timedelta("1"),
    lambda: timedelta(days=10**9),
    lambda: timedelta(days=float("nan")),
    lambda: timedelta(fortnights=1),
    lambda: hour + 5,
    lambda: hour * "x",
    lambda: hour / 0,
    lambda: hour // timedelta(),
    lambda: hour % 7,
    lambda: hour < 5,
    lambda: timedelta.max + hour,
    lambda: hour ** 2,
    lambda: setattr(hour, "days", 5),
]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
