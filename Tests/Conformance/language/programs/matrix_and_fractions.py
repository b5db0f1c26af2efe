"""Exact linear algebra with fractions: operators, slices, comparison, formatting."""
from fractions import Fraction
from functools import reduce
from math import gcd, prod


class Matrix:
    def __init__(self, rows):
        self.rows = tuple(tuple(map(Fraction, row)) for row in rows)
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows of different lengths: " + ", ".join(str(len(r)) for r in self.rows))

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    def __getitem__(self, index):
        if isinstance(index, tuple):
            row, column = index
            if isinstance(row, slice) or isinstance(column, slice):
                rows = self.rows[row] if isinstance(row, slice) else (self.rows[row],)
                return Matrix([r[column] if isinstance(column, slice) else (r[column],) for r in rows])
            return self.rows[row][column]
        return self.rows[index]

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __mul__(self, scalar):
        return Matrix([[scalar * x for x in row] for row in self.rows])

    __rmul__ = __mul__

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(*pair, strict=True)] for pair in zip(self.rows, other.rows, strict=True)])

    def __neg__(self):
        return -1 * self

    def __pow__(self, n):
        return reduce(Matrix.__matmul__, [self] * n, Matrix.identity(len(self.rows)))

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __hash__(self):
        return hash(self.rows)

    def __bool__(self):
        return any(any(row) for row in self.rows)

    def __iter__(self):
        yield from self.rows

    def __repr__(self):
        return f"Matrix({[[str(x) for x in row] for row in self.rows]})"

    def __format__(self, spec):
        return "\n".join(" ".join(f"{str(x):>{spec or 4}}" for x in row) for row in self.rows)

    def determinant(self):
        rows, sign = [list(row) for row in self.rows], 1
        for i in range(len(rows)):
            pivot = next((k for k in range(i, len(rows)) if rows[k][i]), None)
            if pivot is None:
                return Fraction(0)
            if pivot != i:
                rows[i], rows[pivot], sign = rows[pivot], rows[i], -sign
            for k in range(i + 1, len(rows)):
                factor = rows[k][i] / rows[i][i]
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
        return sign * prod((rows[i][i] for i in range(len(rows))), start=Fraction(1))


m = Matrix([[2, 1, "1/3"], [0, "0.25", -1], [7, Fraction(3, 9), 2]])
print(m, m.shape, m.determinant(), m[1, 2], m[0][1])
print(f"{m}\n{m:>8}\n{m[:2, 1:]!r}")
print(m @ Matrix.identity(3) == m, hash(m) == hash(m @ Matrix.identity(3)), m ** 2, bool(m + -m), 3 * m == m * 3)
print([sum(row) for row in m], [max(column) for column in zip(*m)])
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(5)] for i in range(5)])
print(hilbert.determinant(), gcd(*(x.denominator for row in hilbert for x in row)), float(hilbert.determinant()))
for bad in (lambda: Matrix([[1], [2, 3]]), lambda: m @ 3, lambda: m + Matrix([[1]]), lambda: m[5, 0], lambda: Matrix([["x"]]), lambda: m < m):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, "|", e)
