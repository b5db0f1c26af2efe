"""Instance dictionaries used as dictionaries: any key, every method, replaced as a whole."""
import copy
import types


class Bag:
    kind = "bag"


bag = Bag()
bag.size = 3
attributes = bag.__dict__
attributes[1] = "one"
attributes[(2, 3)] = "pair"
print(attributes, len(attributes), 1 in attributes, 5 in attributes, attributes[1])
print(attributes.__setitem__("color", "red"), bag.color, attributes.__getitem__("color"), attributes.__len__(), attributes.__contains__(1))
print(sorted(map(str, attributes)), sorted(map(str, attributes.values())), dict(attributes.items()) == attributes.copy())
print(attributes.get(1), attributes.get(7, "none"), attributes.pop((2, 3)), attributes.setdefault(9, "nine"))
for key in (7, "seven"):
    try:
        attributes[key]
    except KeyError as error:
        print("KeyError", error)
    try:
        del attributes[key]
    except KeyError as error:
        print("KeyError", error)
clone = copy.copy(bag)
clone.__dict__[1] = "changed"
print(vars(bag)[1], vars(clone)[1], clone.size)
del attributes[1]
attributes.update({"x": 1, None: 2})
print(attributes[None], bag.x, attributes.pop("color"))
bag.__dict__ = {"only": 1, 5: 6}
print(vars(bag), bag.only, hasattr(bag, "size"))
bag.__dict__.clear()
print(vars(bag), bag.kind)
try:
    bag.__dict__ = 5
except TypeError as error:
    print(error)
print(Bag.__dict__.__getitem__("kind"), "kind" in Bag.__dict__, Bag.__dict__.__contains__("nothing"))
space = types.SimpleNamespace(a=1)
space.__dict__[1] = 2
print(space, vars(space))


class Settings(types.SimpleNamespace):
    pass


print(Settings(debug=True))
for base in (int, tuple, bytes):
    try:
        type("Slotted", (base,), {"__slots__": ("extra",)})
    except TypeError as error:
        print(error)


def outer(b, a):
    z, c, plain = 1, 2, 3

    def inner():
        return z, c, b, a
    return inner


code = outer(1, 2).__code__
print(code.co_freevars, [cell.cell_contents for cell in outer(1, 2).__closure__])
print(outer.__code__.co_cellvars, outer.__code__.co_varnames, outer.__code__.co_nlocals, outer.__builtins__["len"] is len)


def conversation():
    try:
        yield 1
    except KeyError as error:
        print(repr(error), repr(error.__context__))
        raise ValueError("answer")


talk = conversation()
next(talk)
try:
    try:
        raise TypeError("outside")
    except TypeError:
        talk.throw(KeyError("in"))
except ValueError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
