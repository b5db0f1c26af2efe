# States of an order: members, aliases, look-up by value and name, methods, iteration.
from enum import Enum, auto, unique


class State(Enum):
    """Where an order stands."""

    NEW = "new"
    PAID = "paid"
    SHIPPED = "shipped"
    SENT = "shipped"
    CANCELLED = "cancelled"

    @property
    def is_final(self):
        return self in (State.SHIPPED, State.CANCELLED)

    @classmethod
    def open_states(cls):
        return [state for state in cls if not state.is_final]

    def then(self):
        following = {State.NEW: State.PAID, State.PAID: State.SHIPPED}
        return following.get(self)


class Level(Enum):
    LOW = auto()
    MIDDLE = auto()
    HIGH = 10
    TOP = auto()


print(State.NEW, repr(State.NEW), State.NEW.name, State.NEW.value, f"{State.NEW}", "%s" % State.PAID, [State.NEW])
print(State("paid"), State["SHIPPED"], State.SENT, State.SENT is State.SHIPPED, State.SENT.name, State("shipped").name)
print(list(State), len(State), list(State.__members__), [s.name for s in reversed(State)], State.open_states(), State.NEW.then(), State.NEW.then().then().then())
print(State.NEW == State.NEW, State.NEW == "new", State.NEW != State.PAID, State.NEW in State, State.NEW in [State.PAID], {State.NEW: 1}[State("new")], bool(State.NEW), hash(State.NEW) == hash(State.NEW))
print(State, type(State), type(State.NEW), isinstance(State.NEW, State), issubclass(State, Enum), State.__doc__, State.NEW.__class__.__name__, State.__module__)
print([(level.name, level.value) for level in Level], Level(11), Level.HIGH.value + 1, sorted(Level, key=lambda level: -level.value)[0])


@unique
class Colour(Enum):
    RED = 1
    GREEN = 2


print(Colour(1), {colour: colour.name.lower() for colour in Colour}, dict(Colour.__members__))
match State.PAID:
    case State.NEW | State.CANCELLED:
        print("nothing to do")
    case State.PAID:
        print("pack it")
for attempt in [
    lambda: State("lost"), lambda: State["LOST"], lambda: State.LOST, lambda: State(), lambda: setattr(State, "NEW", 1), lambda: setattr(State.NEW, "value", 2), lambda: delattr(State, "NEW"), lambda: "new" in State,
    lambda: State.NEW < State.PAID, lambda: State.NEW + 1, lambda: State.NEW.colour, lambda: unique(State), lambda: Enum("Nothing"),
]:
    try:
        print("no error", attempt())
    except Exception as error:
        print(type(error).__name__, error)
