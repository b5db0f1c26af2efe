"""Exceptions thrown into generators that have not begun, are suspended, or delegate."""


def numbers():
    yield 1


def delegating():
    yield from numbers()


def attempt(generator, error):
    try:
        print("gave", generator.throw(error))
    except BaseException as caught:
        print(type(caught).__name__, caught, repr(caught.__cause__), repr(caught.__context__), caught.__suppress_context__)
    print(list(generator))


for error in (StopIteration("x"), ValueError("v"), GeneratorExit(), StopAsyncIteration()):
    attempt(numbers(), error)
    attempt((letter for letter in "ab"), error)
    attempt(delegating(), error)
    begun = numbers()
    next(begun)
    attempt(begun, error)
