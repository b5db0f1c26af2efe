def f():
    x = '''
    abc
y = 1
