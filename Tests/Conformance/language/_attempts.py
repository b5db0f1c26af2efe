"""Shows what actions give or raise."""


def attempt(action, *arguments):
    """Print what an action gives, or what it raises."""
    try:
        print(repr(action(*arguments)))
    except Exception as error:
        print(type(error).__name__ + ":", error)
