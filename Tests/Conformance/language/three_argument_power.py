"""pow() with a modulus: ints, classes with __pow__, and what is refused; int() with a base out of range."""


class Residue:
    def __init__(self, value):
        self.value = value

    def __pow__(self, exponent, modulus=None):
        if modulus is None:
            return f"{self.value} to the {exponent}"
        return f"{self.value} to the {exponent} modulo {modulus}"

    def __rpow__(self, base, modulus=None):
        return f"{base} to the residue {self.value}"


class Loud(int):
    def __pow__(self, exponent, modulus=None):
        return ("loud", int(self), exponent, modulus)

    def __rpow__(self, base, modulus=None):
        return ("loud, reflected", int(self), base)


class Square:
    def __pow__(self, exponent, modulus):
        return (exponent, modulus)


print(pow(Residue(3), 4), "|", pow(Residue(3), 4, 5), "|", Residue(3) ** 4)
print(pow(2, Residue(7)), "|", 2 ** Residue(7))
print(pow(Loud(2), 3, 5), pow(Loud(2), 3), 2 ** Loud(3), pow(2, Loud(3)))
print(pow(Square(), 1, 2))
print(pow(3, 200, 13), pow(38, -1, 97), pow(-2, 3, 5), pow(2, 3, -5), pow(base=2, exp=5, mod=7))
print(pow(3, 10**30, 10**20 + 39), pow(True, 5, 3), pow(0, 0, 1))


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


attempt("no modulus wanted:", lambda: Square() ** 1)
attempt("zero modulus:", lambda: pow(2, 3, 0))
attempt("float modulus:", lambda: pow(2, 3, 4.0))
attempt("float base:", lambda: pow(2.5, 3, 4))
attempt("no inverse:", lambda: pow(2, -1, 4))
attempt("text:", lambda: pow("a", 2, 3))
attempt("text in the middle:", lambda: pow(2, "a", 3))
attempt("reflected does not take part:", lambda: pow(2, Residue(1), 3))
attempt("one argument:", lambda: pow(2))
attempt("zero to a negative power:", lambda: pow(0, -1))
for base in 1, 37, -1, 2**70, -(2**70):
    attempt(f"base {base}:", lambda: int("1", base))
attempt("base of a number:", lambda: int(1, 2))
attempt("base None:", lambda: int("1", None))
attempt("base alone:", lambda: int(base=10))
