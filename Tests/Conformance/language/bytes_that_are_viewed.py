"""A buffer that memory views show keeps its size; a list that is being sorted notices changes."""

buffer = bytearray(b"header:body")
view = memoryview(buffer)
view[:6] = b"HEADER"
print(buffer, buffer.count(b"E"))


def attempt(change):
    try:
        change()
        print("ok", buffer)
    except (BufferError, ValueError, IndexError) as error:
        print(type(error).__name__, error)


attempt(lambda: buffer.append(33))
attempt(lambda: buffer.extend(b"!!"))
attempt(lambda: buffer.extend(b""))
attempt(lambda: buffer.pop())
attempt(lambda: buffer.clear())
attempt(lambda: buffer.__setitem__(slice(0, 6), b"header"))
attempt(lambda: buffer.__setitem__(slice(0, 6), b"h"))
attempt(lambda: buffer.__delitem__(0))
attempt(lambda: buffer.__iadd__(b"x"))
attempt(lambda: buffer.__imul__(2))
attempt(lambda: buffer.remove(120))
attempt(lambda: buffer.reverse())
part = view[2:5]
view.release()
attempt(lambda: buffer.append(33))
del part
attempt(lambda: buffer.append(33))
with memoryview(buffer) as inner:
    attempt(lambda: buffer.insert(0, 64))
    print(len(inner))
attempt(lambda: buffer.insert(0, 64))


def numbers():
    yield 65
    yield 300


attempt(lambda: buffer.extend(numbers()))
print(buffer)


class Task:
    def __init__(self, rank, meddle=lambda: None):
        self.rank, self.meddle = rank, meddle

    def __lt__(self, other):
        self.meddle()
        return self.rank < other.rank


def emptied():
    tasks.append(1)
    tasks.clear()


for meddle in (emptied, lambda: tasks.append(7), lambda: (tasks.append(7), tasks.pop()), lambda: tasks.clear(), lambda: len(tasks)):
    tasks = [Task(rank, meddle) for rank in (3, 1, 2)]
    try:
        tasks.sort()
    except ValueError as error:
        print(error, end=" ")
    print([task.rank for task in tasks])
numbers_left = iter(range(100))
print({1, 2, 3}.intersection(numbers_left) == {1, 2, 3}, next(numbers_left), {7}.isdisjoint(numbers_left), next(numbers_left))
