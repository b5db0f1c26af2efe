"""strftime, strptime and isoformat."""

def attempt(action, *arguments):
    """Print what an action gives, or what it raises."""
    try:
        print(repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__ + ":", error)


from datetime import datetime, timedelta, date, timezone
d = datetime(2024, 2, 29, 13, 5, 9, 120)
for f in ['%a', '%A', '%w', '%d', '%b', '%B', '%m', '%y', '%Y', '%H', '%I', '%p', '%M', '%S', '%f', '%z', '%Z', '%j', '%U', '%W', '%c', '%x', '%X', '%%', '%G', '%u', '%V', '%e', '%-d', '%-m', '%s'[:0], 'text', '%Y%', '%q', '%D', '%k', '%l', '%C', '%h', '%n|', '%t|', '%R', '%r', '%T', '%F', '%P', '']:
    print(repr(f), repr(d.strftime(f)))
for s, f in [('2024-01-02', '%Y-%m-%d'), ('01/02/24', '%m/%d/%y'), ('Jan 02 2024', '%b %d %Y'), ('January 2, 2024', '%B %d, %Y'), ('13:05', '%H:%M'), ('01:05 PM', '%I:%M %p'), ('2024-060', '%Y-%j'), ('Mon 1', '%a %d'), ('12.5', '%S.%f'), ('2024-01-02T03:04:05Z', '%Y-%m-%dT%H:%M:%SZ'), ('+0200', '%z'), ('+02:00', '%z'), ('UTC', '%Z'), ('2024  01', '%Y %m'), ('2024-1-2', '%Y-%m-%d'), ('68', '%y'), ('69', '%y'), ('2024 W', '%Y W'), ('a2024', 'a%Y'), ('5%', '%d%%'), ('24', '%H'), ('60', '%M'), ('0', '%d'), ('32', '%d'), ('abc', '%d'), ('2024-02-30', '%Y-%m-%d'), ('', '%Y'), ('2024', ''), ('2024-01-02 x', '%Y-%m-%d'), ('12', '%'), ('x', '%E')]:
    attempt(lambda: datetime.strptime(s, f))
for s in ['2024-01-02', '2024-01-02T03', '2024-01-02T03:04', '2024-01-02 03:04:05', '2024-01-02T03:04:05.1', '2024-01-02T03:04:05.123', '2024-01-02T03:04:05,123456', '2024-01-02T03:04:05.1234567', '20240102', '20240102T030405', '2024-W01-2', '2024W012', '2024-01-02T03:04:05Z', '2024-01-02T03:04:05+05:30', '2024-01-02T03:04:05-0530', '2024-01-02T24:00', '2024-13-01', '2024-1-1', 'x', '', '2024-01-02T', '2024-01-02T3', '2024-01-02T03:04:60', '2024-01-02T03:04+25:00']:
    attempt(lambda: datetime.fromisoformat(s))
for s in ['2024-01-02', '20240102', '2024-W01-1', '2024-001', 'x', '2024-01-02T00:00']:
    attempt(lambda: date.fromisoformat(s))
for a in [(1,), (0, 1), (0, 0, 1), (-1,), (0, -1), (0, 86400), (1.5,), (0, 0.5), (1, 2, 3, 4, 5, 6, 7)]:
    td = timedelta(*a)
    print(td, repr(td), td.total_seconds(), -td, abs(td), td.days, td.seconds, td.microseconds)
