"""Prints what a step gives, raises and warns of."""
import re
import warnings


def plain(text):
    return re.sub(r"\s+", " ", re.sub(r"0x[0-9a-f]+", "0x...", str(text)))


def show(name, step):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(name, "->", plain(step()))
        except Exception as error:
            print(name, "->", type(error).__name__, plain(error))
    for one in caught:
        print("  warned:", one.category.__name__, plain(one.message))
