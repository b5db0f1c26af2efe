print("never printed")


class Outer:
    x = 1

    def method(self):
        def inner():
            nonlocal x
            x = 2
