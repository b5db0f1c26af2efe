# Flags: combinations, membership, complement, boundaries.
from enum import CONFORM, EJECT, KEEP, STRICT, Flag, IntFlag, auto


class Permission(Flag):
    NONE = 0
    READ = auto()
    WRITE = auto()
    EXECUTE = auto()
    EDIT = READ | WRITE
    ALL = READ | WRITE | EXECUTE


class Mode(IntFlag):
    R = 4
    W = 2
    X = 1


user = Permission.READ | Permission.EXECUTE
print(user, repr(user), user.value, user.name, Permission.EDIT, Permission.ALL, Permission.NONE, repr(Permission(0)), bool(Permission.NONE))
print(Permission.READ in user, Permission.WRITE in user, Permission.NONE in user, Permission.EDIT in Permission.ALL, user & Permission.READ, user ^ Permission.READ, ~Permission.READ, ~user, ~Permission.ALL)
print(list(user), list(Permission), len(user), Permission(3), Permission(3) is Permission.EDIT, Permission(6), Permission["WRITE"], user == Permission(5), {user: "x"}[Permission(5)], f"{user}")
user |= Permission.WRITE
print(user, user is Permission.ALL, [flag.name for flag in Permission.EDIT], list(Permission.__members__))
mode = Mode.R | Mode.X
print(mode, repr(mode), mode == 5, mode + 1, f"{mode:03b}", int(mode), Mode(7), Mode(0), Mode.R | 8, ~Mode.R, mode & 1, isinstance(mode, int), Mode.R in mode, list(mode), 1 | Mode.R, oct(Mode(6)))


class Strict(Flag, boundary=STRICT):
    A = 1
    B = 2


class Loose(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Eject(Flag, boundary=EJECT):
    A = 1


class Keep(Flag, boundary=KEEP):
    A = 1


print(Loose(7), Eject(6), type(Eject(6)), Keep(9), Keep(9).value, list(Keep(9)), Strict(3))
for attempt in [lambda: Strict(4), lambda: Permission(8), lambda: Permission("READ"), lambda: Permission.READ | 1, lambda: 1 in Permission.READ, lambda: Permission.READ + 1, lambda: Permission.READ < Permission.WRITE, lambda: Permission["X"], lambda: Mode.R | "x"]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
