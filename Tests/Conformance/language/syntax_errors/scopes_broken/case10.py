from . import *
def f():
    from os import *
