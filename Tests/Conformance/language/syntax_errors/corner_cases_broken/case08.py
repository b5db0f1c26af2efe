def f(x, /, /): pass
