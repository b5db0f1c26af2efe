# Calendars of years that no date has, and in widths that no page has.
import calendar


def shown(what, *arguments, **options):
    try:
        print(str(what(*arguments, **options))[:70])
    except Exception as error:
        print(type(error).__name__, error)


plain, table, bare = calendar.TextCalendar(), calendar.HTMLCalendar(), calendar.Calendar()
for year in (-2**63, -5, 0, 10000, 2**62, 2**63 - 1):
    print(year)
    shown(bare.yeardayscalendar, year)
    shown(plain.formatyear, year)
    shown(table.formatyear, year)
    shown(lambda: list(bare.itermonthdays(year, 1)))
    shown(calendar.isleap, year)
    shown(calendar.leapdays, 2000, year)
    shown(calendar.monthrange, year, 2)
    shown(calendar.weekday, year, 1, 1)
for week in ("abc", [1], [(1,)], [(1, 2, 3)], [()], [(1, 2)]):
    shown(plain.formatweek, week, 3)
    shown(table.formatweek, week)
for number in (-2**63, -1, 10):
    shown(plain.formatmonth, 2024, 1, number, number)
    shown(plain.formatyear, 2024, number, number, number, number)
for months in (12, 13, 2**62, 2**63 - 1):
    shown(bare.yeardayscalendar, 2024, months)
    shown(table.formatyear, 2024, months)
for first in (2**63 - 1, -2**63, -1, 9):
    bare.firstweekday = first
    shown(lambda: list(bare.iterweekdays()))
    shown(bare.monthdayscalendar, 2024, 1)
shown(calendar.timegm, (2000, 1, 2**63 - 1, 0, 0, 0))
shown(calendar.timegm, (2000, 1, 1, -2**62, 0, 0))
shown(calendar.timegm, (2000, 1, 1, 0, 0, 2**63 - 1))
