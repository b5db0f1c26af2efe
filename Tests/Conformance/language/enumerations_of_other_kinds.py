"""Enumerations with operators of flags beside ints, names bound by vars(), and what is refused."""
from enum import Enum, Flag, auto
from datetime import timedelta


class Mode(int, Flag):
    READ = 1
    WRITE = 2
    RUN = 4


print(Mode.READ | Mode.WRITE, Mode.READ & 3, Mode.READ ^ Mode.WRITE, ~Mode.READ, isinstance(Mode.READ | 2, Mode), Mode(7))

settings = {"APP_NAME": "shop", "DB": "x", "APP_OWNER": "ed"}


class App(Enum):
    vars().update({name: value for name, value in settings.items() if name.startswith("APP_")})
    OTHER = "o"

    def loud(self):
        return self.value.upper()


print(list(App), App.APP_NAME.loud())


class Day(timedelta, Enum):
    _ignore_ = "Day number"
    Day = vars()
    for number in range(2):
        Day[f"day_{number}"] = number


print(list(Day), Day.day_1 + timedelta(1))


class Level(float, Enum):
    LOW = 1.5


print(Level.fromhex((1.5).hex()))


def refused(make):
    try:
        make()
    except TypeError as error:
        print(error)


def backwards():
    class Wrong(Enum, str):
        A = "a"


def words():
    class Wrong(Flag):
        A = "x"
        B = auto()


refused(backwards)
refused(words)
