def f():
    return *rest
