# The time module: tuples, formats, parsing, clocks.
import time

moment = time.gmtime(86400 * 365)
print(moment, moment.tm_year, moment[1], moment.tm_wday, tuple(moment)[:3], len(moment), moment.tm_zone, isinstance(moment, tuple))
print(time.strftime("%Y-%m-%d %H:%M:%S", moment), time.strftime("%a %b %j", time.gmtime(0)), time.asctime(time.gmtime(0)), time.asctime((2024, 2, 29, 1, 2, 3, 3, 60, 0)))
parsed = time.strptime("2024-02-29 13:14:15", "%Y-%m-%d %H:%M:%S")
print(parsed, parsed.tm_yday, time.strftime("%d/%m/%y %I %p", parsed), time.strptime("30 Nov 00", "%d %b %y").tm_year)
year, month, day, *rest = parsed
print(year, month, day, len(rest), parsed > moment, parsed == tuple(parsed), time.struct_time((2024, 1, 2, 3, 4, 5, 6, 7, 0)).tm_hour)
started, clock = time.time(), time.perf_counter()
time.sleep(0.01)
print(time.time() - started >= 0.009, time.perf_counter() > clock, time.monotonic() > 0, isinstance(time.time_ns(), int), time.perf_counter_ns() > 0, time.process_time() >= 0)
print(time.localtime(0).tm_year in (1969, 1970), abs(time.mktime(time.localtime(1_000_000)) - 1_000_000) < 1, time.gmtime(1.9).tm_sec, time.gmtime(-1).tm_year, len(time.tzname))
for attempt in [lambda: time.sleep(-1), lambda: time.sleep("x"), lambda: time.strptime("x", "%Y"), lambda: time.strftime("%Y", (1, 2)), lambda: time.strftime("%Y", (2024, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.gmtime("x"), lambda: time.gmtime(1e30), lambda: time.struct_time((1, 2)), lambda: time.asctime(5), lambda: time.strftime(5)]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
