"""Exception groups: except*, split, subgroup, derive, notes."""

from _attempts import attempt
def f():
    raise ExceptionGroup('g', [ValueError(1), TypeError('t'), ExceptionGroup('in', [KeyError('k'), ValueError(2)])])
try:
    f()
except* ValueError as e:
    print('VE', repr(e), e.exceptions, len(e.exceptions))
except* (TypeError, KeyError) as e:
    print('TK', repr(e))
try:
    try:
        f()
    except* ValueError as e:
        print('handled')
except ExceptionGroup as e:
    print(repr(e), e.message)
try:
    raise ValueError('plain')
except* ValueError as e:
    print(repr(e))
try:
    try:
        raise ValueError('plain')
    except* ValueError as e:
        raise KeyError('new')
except BaseException as e:
    print(repr(e), repr(e.__context__))
try:
    try:
        f()
    except* ValueError:
        raise
except BaseException as e:
    print(repr(e))
g = ExceptionGroup('x', [ValueError(1), KeyError(2)])
print(g.split(ValueError), g.subgroup(KeyError), g.subgroup(lambda e: False))
print(g.split(lambda e: isinstance(e, KeyError)), g.derive([OSError(1)]), str(g))
print(g.args)
attempt(lambda: ExceptionGroup('x', []))
attempt(lambda: ExceptionGroup('x', [1]))
attempt(lambda: ExceptionGroup('x'))
attempt(lambda: ExceptionGroup(1, [ValueError()]))
attempt(lambda: ExceptionGroup('x', [KeyboardInterrupt()]))
attempt(lambda: BaseExceptionGroup('x', [KeyboardInterrupt()]))
attempt(lambda: type(BaseExceptionGroup('x', [ValueError()])).__name__)
attempt(lambda: ExceptionGroup('x', 5))
def f():
    try:
        raise ValueError
    except* ExceptionGroup:
        pass
attempt(f)
def f():
    try:
        raise ValueError
    except* 5:
        pass
attempt(f)
def f():
    try:
        raise ValueError
    except 5:
        pass
attempt(f)
class MyEG(ExceptionGroup):

    def derive(self, excs):
        return MyEG(self.message, excs)
try:
    raise MyEG('m', [ValueError(1), OSError(2)])
except* OSError as e:
    print(type(e).__name__)
except* ValueError as e:
    print(type(e).__name__)
e = ValueError('n')
e.add_note('note1')
e.add_note('note2\nline')
print(e.__notes__)
attempt(lambda: e.add_note(1))
