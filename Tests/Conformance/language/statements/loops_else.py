"""for and while with else, nesting, modification during iteration."""


def search(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            break
    else:
        return "absent"
    return index


print(search("abc", "b"), search("abc", "z"), search([], 1))
n = 3
while n:
    n -= 1
    if n == 5:
        break
else:
    print("exhausted", n)
while True:
    break
else:
    print("never")
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 2:
            break
        print(i, j)
    else:
        print("inner else", i)
        continue
    print("inner broke", i)
    break
else:
    print("never")
items = [1, 2, 3]
for item in items:
    if item < 3:
        items.append(item + 10)
print(items)
try:
    d = {1: "a", 2: "b"}
    for key in d:
        d[key + 10] = "x"
except RuntimeError as e:
    print(e)
try:
    d = {1: "a", 2: "b"}
    for key in d:
        del d[key]
except RuntimeError as e:
    print(e)
try:
    s = {1, 2}
    for element in s:
        s.add(element + 5)
except RuntimeError as e:
    print(e)
d = {1: "a"}
for key in d:
    d[key] = "changed"
print(d)
for x in []:
    pass
try:
    x
except NameError as e:
    print(e)
for x in range(2):
    pass
print("x stays", x)
for x in 1, 2, *[3, 4]:
    print(x, end=" ")
print()
for not_iterable in (5, None, 2.5, len, object):
    try:
        for y in not_iterable:
            pass
    except TypeError as e:
        print(e)
total = 0
while total < 10: total += 3
print(total)
if total == 12: print("one line"); print("two statements")
elif total: pass
else: print("no")
for a in "xy": print(a); continue
it = iter([1, 2, 3, 4])
for a in it:
    print(a, next(it))
pass; ...
if not []: print("empty list is false")
if not 0.0 and not "" and not {} and not set() and not None and not range(0): print("all false")
assert True, "fine"
try:
    assert 1 == 2
except AssertionError as e:
    print("assert", e.args)
try:
    assert [], ("message", 1)
except AssertionError as e:
    print("assert", e.args)
