"""SystemExit runs finally blocks and ends with its status; output is flushed."""
import sys


def leave(code):
    try:
        sys.exit(code)
    except Exception:
        print("never: SystemExit is no Exception")
    finally:
        print("finally for", repr(code))


for code in (0, 1, None, "message", True, 300, [1], 2.5):
    try:
        leave(code)
    except SystemExit as e:
        print(repr(e), repr(e.code))
try:
    raise SystemExit(1, 2)
except SystemExit as e:
    print(e.code)
try:
    exit(4)
except SystemExit as e:
    print("exit", e.code)
try:
    quit()
except SystemExit as e:
    print("quit", e.code)


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("guard sees", kind.__name__, value.code)


with Guard():
    leave(7)
