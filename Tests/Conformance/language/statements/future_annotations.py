"""from __future__ import annotations: annotations stay text."""
from __future__ import annotations

import typing

a: int = 1
b: no_such_name
c: list[int | None] = []
d: "quoted" = 1
e: {'x': 1, "y": [1, 2.50]}["x"]
f: lambda x, *a, y=1, **k: (x, y)
g: a if b else c
h: not a and b or c
i: f(1, *x, k=2, **y)
j: x[1:2, ::3, ...]
k: -1 ** 2
l: (1,)
m: ()
n: {1, 2}
o: [x for x in y if x if not z]
p: {k: v for k, v in z}
q: (yy for yy in zz)
r: f"{x!r:>{width}} text"
s: b'bytes' + 'str' "joined"
t: x.y.z
u: a < b <= c is not d not in e
v: (a + b) * c - (d - e)
w: ~x | y & z ^ 1 << 2
y: 1e100 + 1_000 + 0xff
z: None | True | False
aa: [*a, *b]
bb: {**a, 'k': 1}
cc: (lambda: 0)()
dd: (a, b)[0]
ee: "it's" + 'a "q"'
ff: a @ b // c % d
for name, value in __annotations__.items():
    print(name, value)


class Node:
    parent: Node | None
    children: list[Node]
    __private: int

    def add(self, child: Node, *others: Node, at: int = 0, **kw: typing.Any) -> Node:
        return child


print(Node.__annotations__)
print(Node.add.__annotations__)
