"""help() of functions and classes."""

def f(a, b=2, *args, c=3, **kw):
    """Do a thing.

    More text.
    """
help(f)
class C:
    """A class."""
    x = 1

    def m(self, a):
        """does m"""

    @property
    def p(self):
        """prop"""

    @staticmethod
    def s():
        pass

    @classmethod
    def k(cls):
        pass
help(C.m)
help(C)
def nodoc():
    pass
help(nodoc)
