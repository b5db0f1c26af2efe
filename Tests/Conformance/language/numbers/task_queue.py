# Priority queues and sorted lists with heapq and bisect.
import bisect
import heapq
from dataclasses import dataclass, field


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)


queue = []
for number, name in [(5, "write"), (1, "plan"), (3, "review"), (1, "read"), (4, "test")]:
    heapq.heappush(queue, Task(number, name))
print([task.priority for task in queue], queue[0])
while len(queue) > 2:
    print(heapq.heappop(queue))
print(heapq.heappushpop(queue, Task(0, "now")), heapq.heapreplace(queue, Task(9, "late")), len(queue))
numbers = [9, 4, 7, 1, 8, 2, 6]
heapq.heapify(numbers)
print(numbers, heapq.nsmallest(3, numbers), heapq.nlargest(2, numbers), heapq.nlargest(2, ["aa", "b", "cccc"], key=len))
print(list(heapq.merge([1, 4, 7], [2, 5], [3])), list(heapq.merge(["c", "a"], ["b"], reverse=True)), list(heapq.merge(["A", "c"], ["B"], key=str.lower)))
print([heapq.heappop(numbers) for _ in range(len(numbers))])
grades = [60, 70, 80, 90]
print(["FDCBA"[bisect.bisect(grades, score)] for score in (33, 60, 79, 80, 95)])
names = ["ada", "ben", "eve"]
for name in ["cyd", "ben", "zoe"]:
    bisect.insort(names, name)
print(names, bisect.bisect_left(names, "ben"), bisect.bisect_right(names, "ben"), bisect.bisect(names, "b", 2), bisect.bisect_left(names, "ben", 0, 1))
people = [("ada", 36), ("ben", 41), ("cyd", 50)]
print(bisect.bisect(people, 45, key=lambda person: person[1]))
bisect.insort(people, ("dan", 44), key=lambda person: person[1])
print(people)
for attempt in [lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush((1, 2), 3), lambda: heapq.heapify("ab"), lambda: bisect.bisect([1], 1, lo=-1), lambda: heapq.heappush([Task(1, "x")], 5), lambda: bisect.bisect([1, "a"], "b")]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
