"""Warnings tell the line that caused them; filters, records and stack levels."""

from _attempts import attempt
import warnings
def f():
    warnings.warn('old')
def g():
    warnings.warn('two', DeprecationWarning, stacklevel=2)
f()
g()
f()
warnings.warn('three', stacklevel=1)
warnings.simplefilter('always')
f()
f()
warnings.warn_explicit('expl', UserWarning, 'script.py', 3)
warnings.showwarning(UserWarning('hey'), UserWarning, 'script.py', 5)
print(warnings.formatwarning('m', UserWarning, 'script.py', 2))
warnings.simplefilter('error')
attempt(f)
