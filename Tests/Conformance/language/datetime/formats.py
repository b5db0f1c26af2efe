# strftime and strptime: directives, names, week numbers, mismatches.
from datetime import date, datetime, time, timedelta, timezone

moment = datetime(2024, 2, 9, 15, 4, 5, 60, tzinfo=timezone(timedelta(hours=-3, minutes=-30), "NST"))
for pattern in ["%Y-%m-%d", "%d.%m.%y", "%a %A %b %B", "%H:%M:%S.%f", "%I:%M %p", "%j %U %W %w %u %V %G", "%z|%Z", "%c", "%x %X", "%%d %D %T %R", "100%% of %Y"]:
    print(pattern, "=>", moment.strftime(pattern))
print(f"{moment:%B %d, %Y}", format(date(2024, 2, 9), "%A"), f"{time(7, 5):%H.%M}", "{:%H}h".format(moment), f"{moment!s:>40}", format(moment, ""))
print(date(5, 1, 2).strftime("%Y %y"), date(2024, 2, 9).strftime("%H:%M"), time(1, 2, 3).strftime("%Y-%m-%d %H"))
for text, pattern in [
    ("2024-02-09 15:04:05", "%Y-%m-%d %H:%M:%S"), ("9 Feb 2024", "%d %b %Y"), ("FEBRUARY 9, 2024", "%B %d, %Y"), ("03:04 pm", "%I:%M %p"), ("12:00 AM", "%I:%M %p"),
    ("09/02/24", "%d/%m/%y"), ("09/02/69", "%d/%m/%y"), ("2024 040", "%Y %j"), ("1.5", "%S.%f"), ("2024-06-01T10:00:00+0200", "%Y-%m-%dT%H:%M:%S%z"), ("10:00 Z", "%H:%M %z"),
    ("2024 07 5", "%Y %W %w"), ("2024-W06-5", "%G-W%V-%u"), ("  2024   2", " %Y %m"), ("Fri Feb  9 15:04:05 2024", "%c"), ("20240209", "%Y%m%d"), ("112", "%d%m"),
]:
    print(repr(text), pattern, "=>", repr(datetime.strptime(text, pattern)))
for text, pattern in [("2024", "%Y-%m"), ("2024-02-30", "%Y-%m-%d"), ("2024-02-09 extra", "%Y-%m-%d"), ("x", "%q"), ("2024", "%Y%"), ("13", "%m"), ("25:00", "%H:%M"), ("2024 6", "%G %V"), ("", "%d"), ("Foo 9", "%b %d")]:
    try:
        print("no error", datetime.strptime(text, pattern))
    except ValueError as error:
        print(repr(text), pattern, "->", error)
for attempt in [lambda: datetime.strptime("2024"), lambda: datetime.strptime(2024, "%Y"), lambda: moment.strftime(5), lambda: date(2024, 1, 1).strftime()]:
    try:
        print(attempt())
    except TypeError as error:
        print("TypeError", error)
