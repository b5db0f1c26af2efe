"""textwrap, Template, pprint and uuid."""

from _attempts import attempt
import textwrap, string, pprint, uuid
s = 'The quick brown fox jumped over the lazy dog. Extraordinarily-long words  here.\n\nSecond para.'
print(textwrap.wrap(s, 20), textwrap.fill(s, 30, initial_indent='* ', subsequent_indent='  '), textwrap.shorten(s, 30))
print(textwrap.shorten(s, 25, placeholder='...'), textwrap.dedent('  a\n    b\n  c'), textwrap.indent('a\n\nb', '> '))
print(textwrap.indent('a\n\nb', '> ', lambda l: True), textwrap.wrap('aaaaaaaaaaaa', 5), textwrap.wrap('aaaaaaaa bb', 5, break_long_words=False))
print(textwrap.wrap('a b c', 1), textwrap.wrap('', 5), textwrap.wrap('a-b-c-d', 3, break_on_hyphens=False))
print(textwrap.wrap('one two three four', 9, max_lines=2), textwrap.wrap('a\tb', 10), textwrap.dedent('\ta\n\t b'))
print(textwrap.wrap('x  y', 10, drop_whitespace=False), textwrap.TextWrapper(width=10, fix_sentence_endings=True).wrap('Hi there. You all'), textwrap.wrap('foo--bar', 5))
print(textwrap.dedent('\n  a\n \n  b\n'), textwrap.shorten('a' * 50, 10))
attempt(lambda: textwrap.wrap('a', 0))
attempt(lambda: textwrap.shorten('abc def', 2, placeholder='.....'))
T = string.Template
print(T('$a ${b} $$').substitute(a=1, b=2), T('$a $b').safe_substitute(a=1), T('$a').substitute({'a': 5}, a=6))
print(T('$x.y').template, T('$a ${b}').get_identifiers(), T('$a $').is_valid())
attempt(lambda: T('$a').substitute())
attempt(lambda: T('$').substitute())
attempt(lambda: T('$1').substitute())
attempt(lambda: T('a\n$').substitute())
attempt(lambda: T('${a').safe_substitute())
class MyT(T):
    delimiter = '%'
print(MyT('%a').substitute(a=1), string.ascii_letters, string.digits)
print(string.punctuation, repr(string.whitespace), string.hexdigits)
print(string.capwords('a b  c'), string.capwords('a-b', '-'), string.printable[:5])
print(string.octdigits)
class MF(string.Formatter):

    def get_value(self, k, a, kw):
        return kw.get(k, f'<{k}>') if isinstance(k, str) else a[k]

    def format_field(self, v, spec):
        return super().format_field(v, spec) if spec != 'up' else str(v).upper()

    def convert_field(self, v, c):
        return super().convert_field(v, c) if c != 'q' else f'q{v}'
print(MF().format('{a} {b} {0}', 5, a=1), MF().format('{a:up}', a='x'), MF().format('{a!q}', a=1))
print(string.Formatter().format('{0:>5} {x!r}', 1, x='a'), list(string.Formatter().parse('a{b!r:c}d{{')), string.Formatter().vformat('{a}', (), {'a': 1}))
attempt(lambda: string.Formatter().format('{a}'))
attempt(lambda: string.Formatter().format('{}'))
attempt(lambda: string.Formatter().format('{!z}', 1))
attempt(lambda: string.Formatter().format())
pp = pprint.pprint
pp({'b': [1, 2, {'c': 'x' * 30}], 'a': list(range(30))})
pp([['a' * 20] * 5])
pp('long ' * 30)
pp(list('abc'), width=5)
pp({'a': {'b': {'c': {'d': 1}}}}, depth=2)
pp([1, 2, [3, [4]]], depth=1)
pp(list(range(40)), compact=True, width=40)
pp({'z': 1, 'a': 2}, sort_dicts=False)
pp((1,))
pp({1: 2, 'a': 3})
pp(frozenset([3, 1]))
pp({'k' * 40: 'v' * 50})
pp(b'x' * 100)
pp([{'name': 'alice', 'age': 5, 'tags': ['a', 'b', 'c'] * 5}] * 2, indent=4)
