"""datetime: arithmetic, zones, text, errors."""

from _attempts import attempt
from datetime import *
import datetime as D
d = date(2020, 2, 29)
dt = datetime(2021, 3, 4, 5, 6, 7, 89)
t1 = time(1, 2, 3, 4)
td = timedelta(days=1, seconds=2, microseconds=3)
tz = timezone(timedelta(hours=5, minutes=30), 'IST')
a = datetime(2020, 1, 1, tzinfo=tz)
attempt(lambda: datetime.strptime('2020x', '%Y'))
attempt(lambda: datetime.strptime('2020-13', '%Y-%m'))
attempt(lambda: datetime.strptime('1', '%q'))
attempt(lambda: datetime.strptime('30 Feb 2020', '%d %b %Y'))
attempt(lambda: datetime.strptime('monday', '%A'))
attempt(lambda: dt - 5)
attempt(lambda: dt + dt)
attempt(lambda: dt + 5)
attempt(lambda: d < dt)
attempt(lambda: dt < a)
attempt(lambda: dt - a)
attempt(lambda: dt == a)
attempt(lambda: d + 5)
attempt(lambda: d < 5)
attempt(lambda: d == 5)
attempt(lambda: td + 5)
attempt(lambda: td < 5)
attempt(lambda: td * 'a')
attempt(lambda: td / 0)
attempt(lambda: td // 0)
attempt(lambda: timedelta('a'))
attempt(lambda: timedelta(days=10 ** 10))
attempt(lambda: date.max + timedelta(1))
attempt(lambda: date.min - timedelta(1))
attempt(lambda: timezone(5))
attempt(lambda: timezone(timedelta(hours=25)))
attempt(lambda: datetime(2020, 1, 1, tzinfo=5))
attempt(lambda: dt.replace(month=13))
attempt(lambda: dt.isoformat(timespec='x'))
attempt(lambda: dt.astimezone(5))
attempt(lambda: datetime.combine(1, 2))
attempt(lambda: datetime.fromtimestamp('a'))
attempt(lambda: date.fromisocalendar(2020, 54, 1))
attempt(lambda: dt.strftime(5))
attempt(lambda: time(1) < 5)
attempt(lambda: time(1) - time(0))
attempt(lambda: setattr(d, 'year', 5))
attempt(lambda: d.foo)
attempt(lambda: datetime.fromisoformat('2020-01-02T25:00'))
attempt(lambda: time.fromisoformat('x'))
attempt(lambda: date(2020, 1, 1, 1))
attempt(lambda: date(year=2020, month=1, day=1, x=1))
attempt(lambda: timedelta(x=1))
attempt(lambda: datetime.strptime(1, 2))
attempt(lambda: date(2020.0, 1, 1))
attempt(lambda: datetime.strptime('12', '%H:%M'))
attempt(lambda: datetime.strptime('2020-W05-1', '%G-W%V-%u'))
attempt(lambda: datetime.strptime('12 PM', '%I %p'))
attempt(lambda: datetime.strptime('2020 100', '%Y %j'))
attempt(lambda: datetime.strptime('5.123', '%S.%f'))
attempt(lambda: datetime.strptime('99', '%y'))
attempt(lambda: datetime.strptime('Jan 1 2020 05:06:07 PM', '%b %d %Y %I:%M:%S %p'))
class MyD(date):

    def hi(self):
        return self.year
print(MyD(2020, 1, 1).hi(), MyD(2020, 1, 1), repr(MyD(2020, 1, 1)))
print(MyD(2020, 1, 1) + timedelta(1), type(MyD(2020, 1, 1) + timedelta(1)).__name__, MyD.today().__class__.__name__)
print(type(MyD(2020, 1, 1).replace(day=2)).__name__)
class TZ(tzinfo):

    def utcoffset(self, dt):
        return timedelta(hours=2)

    def tzname(self, dt):
        return 'TZ'

    def dst(self, dt):
        return timedelta(0)
x = datetime(2020, 1, 1, tzinfo=TZ())
print(x, x.tzname(), x.astimezone(timezone.utc))
print(x.dst(), timezone.utc.fromutc(datetime(2020, 1, 1, tzinfo=timezone.utc)))
print(isinstance(dt, date), date.__mro__, datetime.__mro__)
print(D.MINYEAR, D.MAXYEAR, sorted([dt, datetime.min])[0])
print(max(d, date.min), {d: 1}[date(2020, 2, 29)], [d])
print((dt,), d.__format__(''), dt.__reduce__()[0].__name__)
