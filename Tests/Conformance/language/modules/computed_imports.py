"""Imports whose name is computed: importlib.import_module and __import__."""
import importlib
from importlib import import_module

for name in ["json", "textwrap", "_imported_pkg.sub.leaf", "collections.abc"]:
    module = importlib.import_module(name)
    print(name, module.__name__)
print(import_module(".sub", "_imported_pkg").__name__, import_module("..sub.leaf", "_imported_pkg.sub").y)
print(__import__("os.path").__name__, __import__("os.path", fromlist=["join"]).join("a", "b"))
print(__import__("_imported_pkg.sub").x, __import__("_imported_pkg.sub", None, None, ["leaf"]).leaf.y)
print(__import__("_imported_pkg.sub.leaf", fromlist=["load"]).load().__name__)
cases = [
    lambda: import_module("no_such_module"), lambda: import_module("math.nothing"), lambda: import_module(".x"), lambda: import_module("...x", "_imported_pkg"),
    lambda: __import__(""), lambda: __import__("json", level=-1), lambda: __import__("x", level=1), lambda: __import__(3), lambda: import_module(), lambda: __import__(),
]
for case in cases:
    try:
        print(case())
    except Exception as e:
        print(type(e).__name__, e)
