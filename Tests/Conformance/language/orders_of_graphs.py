"""Tasks in an order that heeds what they depend on."""
from graphlib import CycleError, TopologicalSorter

tables = {"orders": ["users", "products"], "users": ["countries"], "products": [], "reviews": {"products"}}
print(list(TopologicalSorter(tables).static_order()))
print(list(TopologicalSorter({}).static_order()), list(TopologicalSorter({"a": "bc"}).static_order()))

sorter = TopologicalSorter()
sorter.add("build", "fetch", "configure")
sorter.add("test", "build")
sorter.add("fetch")
for early in [sorter.get_ready, sorter.is_active, lambda: sorter.done("fetch")]:
    try:
        early()
    except ValueError as error:
        print("ValueError:", error)
sorter.prepare()
while sorter:
    ready = sorter.get_ready()
    print(ready, sorter.get_ready(), sorter.is_active())
    sorter.done(*ready)
print(sorter.is_active(), bool(sorter))
for late in [lambda: sorter.add("x"), sorter.prepare, lambda: sorter.done("y"), lambda: sorter.done("test")]:
    try:
        late()
    except ValueError as error:
        print("ValueError:", error)

waiting = TopologicalSorter({"b": ["a"]})
waiting.prepare()
try:
    waiting.done("b")
except ValueError as error:
    print("ValueError:", error)

for graph in [{"a": ["b"], "b": ["a"]}, {"a": ["a"]}, {"x": ["a"], "a": ["b"], "b": ["c"], "c": ["a"]}]:
    try:
        print(list(TopologicalSorter(graph).static_order()))
    except CycleError as error:
        print(type(error).__mro__[1].__name__, error, error.args[1])
