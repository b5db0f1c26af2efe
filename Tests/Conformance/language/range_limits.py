"""Ranges and slices at the edges of 64 bits."""
import sys

top = sys.maxsize
bottom = -top - 1
wide = range(0, 2**100, 3)
print(wide[:4], wide[-3:], wide[10**20])
for part in [range(top)[::-1], range(bottom, top)[::2], range(1, bottom + 1, -1), range(top, bottom, -1)[1:], range(bottom, bottom + 10)[::-3]]:
    print(part, len(part) if part.stop - part.start < top and part.start - part.stop < top else "long")
print(range(1, bottom + 1, -1)[-1], range(1, bottom + 1, -1)[0])
print(bottom in range(1, top), top in range(bottom, 0), top - 1 in range(0, top, 2), 2**70 in range(10), 2**70 in range(0, 2**71, 2))
print(range(5)[10:20], range(5)[3:1], range(0, 10, 3)[5:], range(top - 3, top)[5:])
for bounds in [(None, None, -2**80), (2**80, None, -1), (-2**80, 2**80, 2**80), (None, None, -top - 1)]:
    part = slice(*bounds)
    print(part, [1, 2, 3][part], (1, 2, 3)[part], "abc"[part], b"abc"[part], range(3)[part])
try:
    len(range(2**64))
except OverflowError as error:
    print("OverflowError:", error)
print(range(2**64) == range(0, 2**64, 1), range(2**100, 0) == range(0), hash(range(2**100, 0)) == hash(range(0)))
