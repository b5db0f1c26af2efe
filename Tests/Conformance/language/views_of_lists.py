"""Views of dicts whose values cannot be hashed."""
d = {"a": 1, "b": [2]}
print(d.items() & {("a", 1)}, d.items() & [("a", 1)], d.items() & {"a": 1}.items())
class K:
    def __hash__(self): return hash("a")
    def __eq__(self, o): return o == "a" or isinstance(o, K)
    def __repr__(self): return "K"
print(d.keys() & [K()], [K()] & d.keys(), d.keys() & {K(), 2, 3, 4}, {K()} & d.keys())
print(sorted(d.keys() | "c"), sorted(d.keys() - "a"), sorted(d.keys() ^ "ac"))
for f in (lambda: d.items() - {1}, lambda: d.items() | {1}, lambda: d.items() & [[1]], lambda: d.keys() & [[1]], lambda: d.keys() & 3):
    try: print(f())
    except TypeError as e: print(e)
e = {"a": 1, "b": [2], "c": 3}
print(d.items() <= e.items(), d.items() == dict(d).items(), d.items() < d.items(), e.items() >= d.items(), d.keys() == {"a", "b"}, d.keys() < {"a", "b", "c"}, d.keys() != e.keys(), {"a"} < d.keys(), d.keys() == ["a", "b"], d.keys() >= {"a"}, {1: 2}.items() == {(1, 2)}, d.values() == d.values())
print("x".encode("utf-8"), d.keys().isdisjoint("zq"))
try: "x".encode("utf-7777")
except LookupError as e: print(e)
