def f(a, a: int = 3): pass
x = = 1
