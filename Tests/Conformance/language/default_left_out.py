"""A parameter whose default is missing before its colon."""
print("not reached")


def page(size=: int):
    return size
