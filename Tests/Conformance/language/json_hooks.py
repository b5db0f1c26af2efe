"""json: layout, errors with positions, hooks."""

from _attempts import attempt
import json
a = []
a.append(a)
attempt(lambda: json.loads(b'[1]'))
attempt(lambda: json.loads('[1.5]', parse_float=str))
attempt(lambda: json.loads('[1]', parse_int=float))
attempt(lambda: json.loads('{"a": 1}', object_hook=lambda d: list(d)))
attempt(lambda: json.loads('{"a": 1}', object_pairs_hook=lambda d: d))
attempt(lambda: json.loads('[NaN]', parse_constant=lambda c: c))
attempt(lambda: json.loads('"a\nb"', strict=False))
attempt(lambda: json.loads(None))
attempt(lambda: json.loads('[1e3]'))
import datetime, decimal, enum, uuid, collections
class E(json.JSONEncoder):

    def default(self, o):
        if isinstance(o, datetime.date):
            return o.isoformat()
        return super().default(o)
print(json.JSONDecoder().decode('[1]'), json.JSONDecoder().raw_decode('[1] x'))
attempt(lambda: json.dumps(object, cls=E))
attempt(lambda: json.dumps(decimal.Decimal(1)))
attempt(lambda: json.dumps(datetime.date(2020, 1, 1), default=str))
class I(enum.IntEnum):
    A = 1
class S(str, enum.Enum):
    A = 'a'
class L(list):
    pass
class DD(dict):
    pass
print(json.dumps([I.A, S.A, L([1]), DD(a=1), collections.OrderedDict(b=1), collections.namedtuple('P', 'x')(1), {I.A: 1}, {S.A: 1}, collections.Counter('a'), collections.defaultdict(int, z=1)]), json.JSONDecodeError.__mro__[1])
import io
b = io.StringIO()
json.dump({'a': [1]}, b, indent=1)
print(b.getvalue(), json.load(io.StringIO('{"x": 1}')))
