def f(x: *b): pass
