"""del of names, items, slices, attributes and nested targets."""


class Store:
    def __init__(self):
        self.a, self.b = 1, 2

    def __delitem__(self, key):
        print("delitem", key)

    def __delattr__(self, name):
        print("delattr", name)
        object.__delattr__(self, name)


def attempt(action):
    try:
        print("ok", action())
    except Exception as e:
        print(type(e).__name__, e)


x = 1
del x
try:
    x
except NameError as e:
    print(e)
a, b, c = 1, 2, 3
del a, (b, [c])
print("a" in globals(), "b" in globals(), "c" in globals())
numbers = list(range(10))
del numbers[0]
del numbers[-1]
del numbers[1:3]
print(numbers)
del numbers[::2]
print(numbers)
del numbers[:]
print(numbers)
d = {"k": 1, "m": 2}
del d["k"], d["m"]
print(d)
s = Store()
del s["key"], s[1:2], s[1, 2], s[...]
del s.a
print(vars(s))


def gone():
    y = 1
    del y
    return y


def delete_free():
    z = 1

    def inner():
        nonlocal z
        del z
    inner()
    return z


def delete_twice():
    q = 1
    del q
    del q


def delete_missing_global():
    global never_there
    del never_there


def delete_index():
    del [1, 2][5]


def delete_key():
    del {}["x"]


def delete_from_tuple():
    t = (1, 2)
    del t[0]


def delete_from_str():
    t = "abc"
    del t[0]



def delete_missing_attribute():
    del s.zzz


def delete_builtin_attribute():
    del (1).real


def delete_method():
    del s.__init__


def delete_extended():
    n = [0, 1, 2, 3, 4, 5]
    del n[4:0:-2]
    return n


for action in (gone, delete_free, delete_twice, delete_missing_global, delete_index, delete_key, delete_from_tuple,
               delete_from_str, delete_missing_attribute, delete_builtin_attribute, delete_method, delete_extended):
    attempt(action)
for i in range(3):
    pass
del i
print("i" in globals())
del (numbers)
print("numbers" in globals())
