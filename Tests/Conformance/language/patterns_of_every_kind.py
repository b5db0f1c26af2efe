"""re: constructs, errors with positions, replacements."""

import re
def r(f, *a, **k):
    try:
        x = f(*a, **k)
        if isinstance(x, re.Match):
            print('M', x.span(), x.group(), x.groups(), x.groupdict(), x.lastindex, x.lastgroup)
        else:
            print(repr(x))
    except Exception as e:
        print(type(e).__name__, e)
for p, s in [('a+', 'baaa'), ('(a)(b)?', 'a'), ('(?P<n>a)', 'a'), ('(?:a|b)+c', 'abac'), ('^a$', 'a\n'), ('a.c', 'a\nc'), ('(?s)a.c', 'a\nc'), ('(?i)ABC', 'abc'), ('(?m)^b', 'a\nb'), ('(?x) a b # c', 'ab'), ('\\bfoo\\b', 'a foo b'), ('(\\w+) \\1', 'the the'), ('(?=a)', 'ba'), ('(?!a)b', 'ab'), ('(?<=a)b', 'ab'), ('(?<!a)b', 'cb'), ('a{2,3}', 'aaaa'), ('a{2,3}?', 'aaaa'), ('a{,2}', 'aaa'), ('a*?b', 'aab'), ('a++b', 'aab'), ('(?>a+)b', 'aab'), ('[a-c]+', 'xabcd'), ('[^a]+', 'abc'), ('[\\d\\s]+', 'a1 2'), ('[]a]', ']'), ('[a-]', '-'), ('\\d+', '٣'), ('(?a)\\w+', 'éa'), ('(?P<a>x)(?P=a)', 'xx'), ('(a)?(?(1)b|c)', 'ab'), ('(a)?(?(1)b|c)', 'c'), ('\\Aab\\Z', 'ab'), ('x*', 'aaa'), ('(?i:a)b', 'Ab'), ('a|ab', 'ab'), ('(a|ab)(c|bcd)(d*)', 'abcd'), ('ß', 'ß'), ('(?i)ß', 'ẞ'), ('\\.', '.'), ('{', '{'), ('a{', 'a{'), ('a{1', 'a{1'), ('a{1,', 'a{1,'), ('x{a}', 'x{a}'), ('(?#c)a', 'a'), ('\\x41\\u0042\\103\\t', 'ABC\t'), ('$', 'a\n'), ('', 'a'), ('(', ''), (')', ''), ('[', ''), ('*', ''), ('a**', ''), ('a{2}{3}', ''), ('(?P<1>a)', ''), ('(?P<a>x)(?P<a>y)', ''), ('(?P=q)', ''), ('\\1', ''), ('(?z)', ''), ('(?<a)', ''), ('(?<=a+)', ''), ('[b-a]', ''), ('\\q', ''), ('\\', ''), ('a{3,2}', ''), ('(?P<a', ''), ('(?P', ''), ('(?', ''), ('(?:', ''), ('(?(1)a|b|c)', ''), ('(?(x)a)', ''), ('(?(2)a)', ''), ('a(?i)b', ''), ('(?P<é>a)', 'a'), ('(?P<a b>a)', ''), ('[\\w-z]', 'z'), ('\\8', ''), ('\\08', '\x008'), ('(?-i:a)', 'a'), ('(?i-i:a)', ''), ('(?-a:a)', ''), ('(?au)', ''), ('(?L)', ''), ('+', ''), ('?', ''), ('a|*', ''), ('(?P>a)', ''), ('(?P<>a)', ''), ('\\N{BULLET}', '•'), ('\\N{x}', ''), ('\\u12', ''), ('\\x1', ''), ('[[a]', 'a'), ('[a&&b]', '&'), ('(?<', ''), ('(?<=', ''), ('a)', ''), ('((a)', ''), ('[a', ''), ('[^', ''), ('[a-', ''), ('(?P<n>a)(?P<m>b)(?P=n)', 'aba'), ('\\b', 'a'), ('\\B', 'a'), ('[\\b]', '\x08'), ('x{99999999999}', ''), ('(?i)[a-z]', 'K'), ('(?<=(a))b', 'ab'), ('(?<=\\1)(a)', ''), ('.*', 'a\nb'), ('(.*)(.*)', 'ab'), ('(a*)*', 'aa'), ('(a*)+', 'b'), ('(?:a?)*?b', 'aab'), ('^*', ''), ('$+', ''), ('(?=a)*', 'a')]:
    print(repr(p), repr(s), end=' ')
    r(re.search, p, s)
print(re.findall('(\\w)(\\d)', 'a1 b2'), re.findall('\\w', 'ab'), re.findall('(a)|b', 'ab'))
print(re.split(',\\s*', 'a, b,c'), re.split('(,)', 'a,b'), re.split('x*', 'axbc'))
print(re.split(',', 'a,b,c', 1), re.sub('a', 'b', 'aaa', 2), re.sub('(\\w)(\\d)', '\\2\\1', 'a1'))
print(re.sub('(?P<x>a)', '\\g<x>\\g<0>\\g<1>!', 'a'), re.sub('a', lambda m: m.group().upper(), 'aba'), re.subn('a', 'b', 'aa'))
print(re.sub('x*', '-', 'abc'), re.sub('', '-', 'ab'), re.escape('a.b*c-d_é \n'))
print(re.fullmatch('a+', 'aa'), re.match('b', 'ab'), [m.span() for m in re.finditer('a*', 'baac')])
print(re.compile('a', re.I | re.M), re.compile('a').pattern, re.compile('(?P<x>a)(b)').groupindex)
print(re.compile('(a)(b)').groups, re.compile('a', re.I).flags, re.I)
print(repr(re.I | re.X), re.RegexFlag(0), re.A)
print(str(re.I), re.compile(b'a').search(b'ba'), re.purge())
print(re.compile('a') == re.compile('a'), re.IGNORECASE.value, int(re.M))
r(re.sub, 'a', '\\1', 'a')
r(re.sub, 'a', '\\g<x>', 'a')
r(re.sub, 'a', '\\g<', 'a')
r(re.sub, 'a', '\\q', 'a')
r(re.sub, 'a', '\\', 'a')
r(re.sub, '(a)', '\\g<2>', 'a')
r(re.sub, 'a', '\\g<-1>', 'a')
r(re.sub, 'a', '\\n\\\\', 'a')
r(re.sub, 'a', 5, 'a')
r(re.sub, 'a', 'b', 5)
r(re.search, 'a', b'a')
r(re.search, b'a', 'a')
r(re.search, 5, 'a')
r(re.search, 'a', None)
r(re.compile, 'a', 'b')
r(re.compile, re.compile('a'), re.I)
r(re.sub, b'a', 'b', b'a')
r(re.sub, 'a', '\\00', 'a')
r(re.sub, '(a)', '\\1\\101', 'a')
r(re.sub, 'a', '\\g<a b>', 'a')
r(re.sub, 'a', '\\g', 'a')
r(re.compile, 'a', re.DEBUG) if 0 else 0
m = re.search('(?P<y>\\d+)-(?P<m>\\d+)?', 'on 2020-')
print(m, m['y'], m[1])
print(m.group('y', 'm'), m.groups(), m.groups('d'))
print(m.groupdict(), m.groupdict('z'), m.start())
print(m.end('y'), m.span(2), m.string)
print(m.re.pattern, m.pos, m.endpos)
print(m.expand('<\\1>'), m.lastindex, m.lastgroup)
print(m.regs, bool(m), m.group(0, 1))
r(m.group, 5)
r(m.group, 'q')
r(lambda: m['zz'])
r(m.start, 9)
r(m.expand, '\\9')
p = re.compile('a(b)?')
print(p.match('xab', 1), p.search('xab', 0, 2), p.fullmatch('ab'))
print(p.findall('ab a'), p.split('xaby'), p.sub('-', 'ab a'))
print(p.scanner if 0 else '', [x.group() for x in p.finditer('aab')], repr(p))
print(p.search('a').groups())
e = None
try:
    re.compile('a\n(b')
except re.error as x:
    e = x
print(e, e.msg, e.pattern)
print(e.pos, e.lineno, e.colno)
print(type(e).__name__, re.error.__module__, re.error.__qualname__)
