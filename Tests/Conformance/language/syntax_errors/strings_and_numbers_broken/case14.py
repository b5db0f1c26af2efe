"""abc
def
