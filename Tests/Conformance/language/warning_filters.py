"""Warnings through filters, categories and a hook of the program."""

from _attempts import attempt
import warnings
def deprecated(f):

    def inner(*a):
        warnings.warn(f'{f.__name__} is deprecated', DeprecationWarning, stacklevel=2)
        return f(*a)
    return inner
@deprecated
def old(x):
    return x * 2
print(old(2))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    old(1)
    old(2)
    warnings.warn('x', RuntimeWarning)
    for w in caught:
        print(w.category.__name__, w.message, w.lineno)
with warnings.catch_warnings():
    warnings.filterwarnings('error', message='.*depr', category=DeprecationWarning)
    attempt(lambda: old(3))
with warnings.catch_warnings():
    warnings.filterwarnings('ignore', category=DeprecationWarning)
    print(old(4))
class Custom(UserWarning):
    pass
warnings.warn(Custom('mine'))
warnings.warn('once', Custom)
for _ in range(3):
    warnings.warn('loop')
attempt(lambda: warnings.warn('x', 5))
attempt(lambda: warnings.warn('x', ValueError))
attempt(lambda: warnings.simplefilter('bogus'))
attempt(lambda: warnings.filterwarnings('bogus'))
