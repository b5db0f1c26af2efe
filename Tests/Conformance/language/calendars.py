# Months and years as lists, text and tables.
import calendar
import datetime


def attempt(action, *arguments):
    try:
        return action(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(calendar.isleap(2000), calendar.isleap(1900), calendar.leapdays(1995, 2026), calendar.leapdays(1, 2001), calendar.monthrange(2024, 2), calendar.monthrange(1900, 2), calendar.weekday(2024, 2, 29))
print(calendar.month_name[3], calendar.month_abbr[12], calendar.day_name[0], calendar.day_abbr[-1], list(calendar.month_abbr), len(calendar.day_name), calendar.month_name[1:3], "May" in calendar.month_name)
print(calendar.MONDAY, calendar.SUNDAY, calendar.January, calendar.February)
print(attempt(calendar.monthrange, 2024, 13), attempt(calendar.setfirstweekday, 9), attempt(calendar.weekday, 2024, 2, 30), attempt(lambda: calendar.month_name[13]), issubclass(calendar.IllegalMonthError, ValueError))
for row in calendar.monthcalendar(2024, 2):
    print(row)
print(calendar.month(2024, 2), end="")
print(calendar.month(2015, 2, w=4, l=2))
calendar.prmonth(2026, 5)
print(calendar.calendar(2024))
print(calendar.calendar(2023, w=3, l=1, c=2, m=4))
calendar.prcal(2022, 2, 1, 2, 6)
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.firstweekday(), calendar.month(2024, 9), calendar.weekheader(3), calendar.weekheader(10), calendar.monthcalendar(2024, 9)[0], sep="\n")
calendar.setfirstweekday(0)
plan = calendar.Calendar(6)
print(list(plan.iterweekdays()), plan.firstweekday, plan.getfirstweekday(), [str(d) for d in plan.itermonthdates(2024, 2)][:5], list(plan.itermonthdays(2023, 1))[:9])
print(list(plan.itermonthdays2(2024, 2))[:6], list(plan.itermonthdays3(2024, 1))[:2], list(plan.itermonthdays4(2024, 12))[-1])
print(plan.monthdatescalendar(2024, 3)[0][0], plan.monthdays2calendar(2024, 3)[-1], len(plan.yeardayscalendar(2024, 4)), plan.yeardays2calendar(2024)[0][0][0], plan.yeardatescalendar(2024, 6)[1][5][4][6])
plan.firstweekday = 1
print(plan.monthdayscalendar(2024, 2)[0], isinstance(plan.itermonthdates(2024, 1).__next__(), datetime.date))
print(attempt(lambda: plan.monthdayscalendar(2024, 0)), attempt(lambda: list(plan.itermonthdates(9999, 12))), attempt(lambda: plan.monthdayscalendar(9999, 12)[-1]))
print(calendar.timegm((2024, 2, 29, 12, 30, 15)), calendar.timegm(datetime.datetime(1970, 1, 2).timetuple()), calendar.timegm((1969, 12, 31, 23, 59, 59)))


class Marked(calendar.HTMLCalendar):
    cssclass_month = "month table"

    def __init__(self, marked):
        super().__init__(calendar.SUNDAY)
        self.marked = marked

    def formatday(self, day, weekday):
        if day in self.marked:
            return f'<td class="{self.cssclasses[weekday]} marked">{day}</td>'
        return super().formatday(day, weekday)


class Dotted(calendar.TextCalendar):
    def formatday(self, day, weekday, width):
        return super().formatday(day, weekday, width).replace(" ", ".")


print(Marked({3, 14}).formatmonth(2024, 2))
print(calendar.HTMLCalendar().formatyear(2024, 4)[:400])
print(calendar.HTMLCalendar().formatyearpage(2024, css=None)[:300], len(calendar.HTMLCalendar().formatyearpage(2023, 2, encoding="latin-1")))
print(Dotted().formatmonth(2024, 2), Dotted(6).formatmonthname(2024, 2, 20), Dotted().formatweek([(1, 2), (0, 3)], 4), sep="|")
print(calendar.formatstring(["a", "b"], 5, 2) + "|")
