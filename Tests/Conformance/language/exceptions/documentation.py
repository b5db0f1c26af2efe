"""What the built-in exceptions say of themselves."""
import builtins

for name in sorted(dir(builtins)):
    value = getattr(builtins, name)
    if isinstance(value, type) and issubclass(value, BaseException) and value.__doc__:
        print(name, repr(value.__doc__))


class Undocumented(ValueError):
    pass


class Documented(KeyError):
    """A key of the application."""


print(Undocumented.__doc__, Documented.__doc__, Documented("k").__doc__, ValueError("x").__doc__)
print(type((3).__doc__), type(None.__doc__), type("".__doc__), type(True.__doc__), (lambda: 0).__doc__)
