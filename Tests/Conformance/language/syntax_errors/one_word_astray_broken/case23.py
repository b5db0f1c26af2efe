def opt# (a, b=2):
    pass
