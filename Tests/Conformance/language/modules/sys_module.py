# sys: versions, numbers, streams that scripts replace, the hook for what nothing catches
import sys, io
print(sys.version_info.major, sys.version_info.minor, sys.version_info[:2], sys.version_info, sys.version_info >= (3, 8), type(sys.version_info).__name__)
a, b, *_ = sys.version_info; print(a, b, sys.version_info.releaselevel, len(sys.version_info), sys.version.split()[0])
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.min, sys.maxsize, sys.maxunicode, sys.byteorder, sys.platform, sys.hexversion >> 16 == 0x030b)
print(sys.getdefaultencoding(), sys.getfilesystemencoding())
old = sys.stdout; sys.stdout = io.StringIO(); print('captured'); print('more', end=''); text = sys.stdout.getvalue(); sys.stdout = old; print(repr(text))
sys.stdout = sys.__stdout__
print('to stderr', file=sys.stderr); sys.stdout.write('x\n'); print(sys.stdout.write('abc\n'))
print('sys' in sys.modules, sys.modules['sys'] is sys, '__main__' in sys.modules, 'io' in sys.modules, sys.modules[__name__].__name__)
class Tee:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): pass
t = Tee(); print('a', 'b', file=t); print(''.join(t.parts)); sys.stdout = t; print('hidden'); sys.stdout = sys.__stdout__; print(''.join(t.parts))
try: sys.exit('bye')
except SystemExit as e: print(repr(e), e.code)
try: sys.stdout.nope
except AttributeError as e: print(e)
try: raise ValueError(1)
except ValueError: print(sys.exc_info()[0], sys.exc_info()[1].args)
print(sys.exc_info())
print(sys.stdin.isatty() in (True, False), sys.stdin.read(), list(sys.stdin), sys.stdin.readline() == '')
print(sys.intern('a') is sys.intern('a'))
sys.excepthook = lambda t, v, tb: print('hook', t.__name__, v)
raise KeyError('end')
