# Warnings recorded, ignored, turned into errors.
import warnings


class ShopWarning(UserWarning):
    pass


def old(x):
    warnings.warn("old() is deprecated", DeprecationWarning, stacklevel=2)
    return x


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(old(1), old(2))
    warnings.warn("plain")
    warnings.warn(ShopWarning("an instance"))
    warnings.warn("with a class", ShopWarning)
print(len(caught), [(str(w.message), w.category.__name__) for w in caught], isinstance(caught[0].message, DeprecationWarning))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for message, category in [("first", UserWarning), ("second", RuntimeWarning)]:
        try:
            warnings.warn(message, category)
        except Warning as error:
            print(type(error).__name__, error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.filterwarnings("ignore", category=ShopWarning)
    warnings.filterwarnings("error", message="fatal.*")
    warnings.warn("hidden", ShopWarning)
    warnings.warn("shown")
    try:
        warnings.warn("fatal thing")
    except UserWarning as error:
        print("error", error)
print([str(w.message) for w in caught])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("once")
    for _ in range(3):
        warnings.warn("only once")
print(len(caught))
print(warnings.formatwarning("text", UserWarning, "file.py", 12), end="")
print(issubclass(ShopWarning, Warning), UserWarning.__mro__[1].__name__, DeprecationWarning("x"))
for attempt in [lambda: warnings.warn("x", int), lambda: warnings.warn("x", "y"), lambda: warnings.simplefilter("sometimes"), lambda: warnings.warn()]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
