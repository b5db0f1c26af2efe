"""string.Formatter and what its subclasses change."""

from _attempts import attempt
import string
class Upper(string.Formatter):

    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, '{' + key + '}')
        return super().get_value(key, args, kwargs)

    def format_field(self, value, spec):
        if spec.endswith('u'):
            return super().format_field(value, spec[:-1]).upper()
        return super().format_field(value, spec)

    def convert_field(self, value, conversion):
        if conversion == 'x':
            return hex(value)
        return super().convert_field(value, conversion)

    def check_unused_args(self, used, args, kwargs):
        print('used', sorted(map(str, used)), len(args), sorted(kwargs))
f = Upper()
print(f.format('{0} {name} {missing} {1:>5u}|{2!x}', 1, 'ab', 255, name='n'))
print(f.format('{} {}', 1, 2))
print(f.format('{a.real} {b[0]} {b[-1]}' if 0 else '{a.real} {b[0]}', a=5, b=[7]))
print(f.vformat('{x:{w}}|', (), {'x': 1, 'w': 4}))
attempt(lambda: f.format('{} {0}', 1))
attempt(lambda: f.format('{0} {}', 1))
attempt(lambda: f.format('{2}', 1))
attempt(lambda: f.format('{'))
attempt(lambda: f.format('}'))
attempt(lambda: list(f.parse('a{b}c{d!r:e}{{f}}')))
attempt(lambda: f.get_field('a.b[c]', (), {'a': 1}))
attempt(lambda: string.Formatter().format('{a}', a=1))
attempt(lambda: string.Formatter().format('{:{:{}}}', 1, 2, 3))
attempt(lambda: string.Formatter().format('{!q}', 1))
attempt(lambda: string.Formatter().format())
