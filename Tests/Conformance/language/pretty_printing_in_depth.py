"""textwrap, Template, pprint and uuid."""

from _attempts import attempt
import textwrap, string, pprint, uuid
s = 'The quick brown fox jumped over the lazy dog. Extraordinarily-long words  here.\n\nSecond para.'
T = string.Template
class MyT(T):
    delimiter = '%'
class MF(string.Formatter):

    def get_value(self, k, a, kw):
        return kw.get(k, f'<{k}>') if isinstance(k, str) else a[k]

    def format_field(self, v, spec):
        return super().format_field(v, spec) if spec != 'up' else str(v).upper()

    def convert_field(self, v, c):
        return super().convert_field(v, c) if c != 'q' else f'q{v}'
pp = pprint.pprint
print(pprint.pformat([1, 'a']), pprint.isreadable([1]), pprint.isrecursive([]), pprint.saferepr({'a': [1]}))
pp(1234567, underscore_numbers=True)
pp((1, 'a' * 80))
pp({'a': ('x' * 40, 'y' * 40)})
from dataclasses import dataclass, field
@dataclass
class P:
    name: str
    items: list = field(default_factory=list)
pp(P('n', list(range(40))))
pp([P('a')])
pp(P('n' * 90))
from collections import *
pp(OrderedDict([('a' * 30, 1), ('b' * 30, 2), ('c' * 30, 3)]))
pp(defaultdict(list, {'a' * 40: [1], 'b' * 40: [2]}))
pp(Counter('abracadabra' * 2))
pp(deque(['x' * 40, 'y' * 40]))
pp(ChainMap({'a' * 40: 1}, {'b' * 40: 2}))
pp(namedtuple('N', 'a b')('x' * 50, 'y' * 50))
pp(UserDict({'a': 1}))
import types
pp(types.SimpleNamespace(a='x' * 50, b='y' * 50))
pp(types.MappingProxyType({'a' * 40: 1, 'b' * 40: 2}))
l = [1]
l.append(l)
pprint.pp(l) if 0 else 0
pprint.pp({'b': 1, 'a': 2})
pp(['abc def ' * 20, 1])
pp({'x': 'word ' * 30})
pp(None)
pp([])
pp([[], {}, ()])
pp({'a': 1.5, 'b': True})
pp('a\nb' * 30)
u = uuid.UUID('12345678123456781234567812345678')
print(u, repr(u), u.hex)
print(u.int, u.bytes, u.fields)
print(u.version, u.variant, u.urn)
print(u == uuid.UUID(int=u.int), uuid.uuid5(uuid.NAMESPACE_DNS, 'x'), uuid.uuid3(uuid.NAMESPACE_URL, 'y'))
print(str(uuid.UUID('{12345678-1234-5678-1234-567812345678}')), u < uuid.UUID(int=0), hash(u) == hash(uuid.UUID(u.hex)))
print(uuid.uuid4().version, u.node, u.time_low)
attempt(lambda: uuid.UUID())
attempt(lambda: uuid.UUID(int=-1))
attempt(lambda: uuid.UUID(bytes=b'a'))
attempt(lambda: setattr(u, 'int', 5))
attempt(lambda: u < 5)
attempt(lambda: uuid.UUID(5))
