"""Breadth first, depth first, Dijkstra, topological order: heaps, deques, generators, exceptions."""
import heapq
from collections import defaultdict, deque
from itertools import chain, pairwise

EDGES = """
a b 7
a c 9
a f 14
b c 10
b d 15
c d 11
c f 2
d e 6
e f 9
"""


class Graph:
    class Cycle(Exception):
        """Raised by `order`."""

    def __init__(self, directed=False):
        self.edges = defaultdict(dict)
        self.directed = directed

    @classmethod
    def parse(cls, text, **options):
        self = cls(**options)
        for line in filter(None, map(str.strip, text.splitlines())):
            source, target, *weight = line.split()
            self.add(source, target, float(weight[0]) if weight else 1)
        return self

    def add(self, source, target, weight=1):
        self.edges[source][target] = weight
        if self.directed:
            self.edges[target]
        else:
            self.edges[target][source] = weight

    def breadth_first(self, start):
        seen, queue = {start}, deque([start])
        while queue:
            yield (node := queue.popleft())
            for other in sorted(self.edges[node].keys() - seen):
                seen.add(other)
                queue.append(other)

    def depth_first(self, node, seen=None):
        seen = set() if seen is None else seen
        if node in seen:
            return 0
        seen.add(node)
        yield node
        total = 1
        for other in sorted(self.edges[node]):
            total += yield from self.depth_first(other, seen)
        return total

    def shortest(self, start, goal):
        heap, best, previous = [(0, start)], {start: 0}, {}
        while heap:
            distance, node = heapq.heappop(heap)
            if node == goal:
                path = [goal]
                while path[-1] != start:
                    path.append(previous[path[-1]])
                return distance, path[::-1]
            if distance > best[node]:
                continue
            for other, weight in self.edges[node].items():
                if (longer := distance + weight) < best.get(other, float("inf")):
                    best[other], previous[other] = longer, node
                    heapq.heappush(heap, (longer, other))
        raise LookupError(f"no way from {start} to {goal}")

    def order(self):
        state, result = {}, []

        def visit(node, trail):
            match state.get(node):
                case "done":
                    return
                case "open":
                    raise Graph.Cycle(" -> ".join([*trail[trail.index(node):], node]))
            state[node] = "open"
            for other in self.edges[node]:
                visit(other, trail + [node])
            state[node] = "done"
            result.insert(0, node)

        for node in sorted(self.edges):
            visit(node, [])
        return result


graph = Graph.parse(EDGES)
print(list(graph.breadth_first("a")), list(graph.depth_first("a")))
search = graph.depth_first("e")
visited = []
while True:
    try:
        visited.append(next(search))
    except StopIteration as stop:
        print(visited, stop.value)
        break
distance, path = graph.shortest("a", "e")
print(distance, "->".join(path), [graph.edges[x][y] for x, y in pairwise(path)])
for goal in ("a", "z"):
    try:
        print(graph.shortest("a", goal))
    except LookupError as e:
        print(repr(e))
chores = Graph.parse("dress leave\nshower dress\nwake shower\nwake eat\neat leave", directed=True)
print(chores.order())
chores.add("leave", "wake")
try:
    chores.order()
except Graph.Cycle as e:
    print(type(e).__qualname__, e, e.__class__.__doc__)
print(sorted(chain.from_iterable(graph.edges.values())).count("c"), {n: len(e) for n, e in sorted(graph.edges.items())})
print(heapq.nsmallest(2, [5, 1, 4]), heapq.nlargest(2, "graph"), list(heapq.merge([1, 4], [2, 3], key=None)))
