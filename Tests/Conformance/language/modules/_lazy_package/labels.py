"""Labels of the package."""
from . import VERSION

LIMIT = 3


def label(text):
    return f"{text[:LIMIT]}-{VERSION}"


def set_limit(number):
    global LIMIT
    LIMIT = number
