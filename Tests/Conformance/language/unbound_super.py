"""super objects with and without an instance."""

from _attempts import attempt
attempt(lambda: super(int))
attempt(lambda: repr(super(int, 5)))
class A:

    def f(self):
        return super(A)
attempt(lambda: A().f())
attempt(lambda: super(A).x)
attempt(lambda: super())
attempt(lambda: super(A, 3))
attempt(lambda: super(3))
class B(A):

    def f(self):
        return super()
attempt(lambda: B().f())
attempt(lambda: B().f().__thisclass__)
attempt(lambda: B().f().__self_class__)
attempt(lambda: type(B().f().__self__))
sup = super(B)
attempt(lambda: sup.__get__(B(), B))
attempt(lambda: sup.__self__)
