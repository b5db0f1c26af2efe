"""The module of a script shows where it lies, by itself and in errors of patch()."""
import sys
from unittest.mock import patch

main = sys.modules["__main__"]
print(repr(main).replace(__file__, "FILE"))
for name in ("stock", "greet"):
    try:
        with patch(f"__main__.{name}", create=name == "greet") as stand_in:
            print(name, type(stand_in).__name__, main.greet is stand_in)
    except AttributeError as error:
        print(str(error).replace(__file__, "FILE"))
