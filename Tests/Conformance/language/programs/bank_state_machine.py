"""Enums, properties, custom exceptions, context managers, and a log with decimal money."""
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from enum import Enum, auto


class State(Enum):
    OPEN = auto()
    FROZEN = auto()
    CLOSED = auto()

    def __str__(self):
        return self.name.lower()

    @property
    def can_pay(self):
        return self is State.OPEN


class BankError(Exception):
    pass


class Insufficient(BankError):
    def __init__(self, account, amount):
        self.short = amount - account.balance
        super().__init__(f"{account.owner} is short of {self.short}")


class WrongState(BankError):
    pass


@dataclass(order=True)
class Account:
    balance: Decimal = field(default=Decimal(0), compare=True)
    owner: str = field(default="nobody", compare=False)
    state: State = field(default=State.OPEN, compare=False, repr=False)
    history: list = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self):
        self.balance = Decimal(self.balance).quantize(Decimal("0.01"), ROUND_HALF_EVEN)

    def _change(self, amount, why):
        if not self.state.can_pay:
            raise WrongState(f"{self.owner}'s account is {self.state}")
        amount = Decimal(str(amount))
        if self.balance + amount < 0:
            raise Insufficient(self, -amount)
        self.balance += amount
        self.history.append((why, amount))

    def deposit(self, amount):
        self._change(amount, "deposit")

    def withdraw(self, amount):
        self._change(-amount, "withdraw")

    def __enter__(self):
        self._saved = self.balance, len(self.history)
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None:
            self.balance, count = self._saved
            del self.history[count:]
        return kind is not None and issubclass(kind, Insufficient)


ann, bob = Account("100", "Ann"), Account(Decimal("20.125"), "Bob")
print(ann, bob, ann > bob, sorted([ann, bob])[0].owner, ann == Account("100.00", "Zoe"))


def transfer(source, target, amount):
    with ExitStack() as stack:
        for account in (source, target):
            stack.enter_context(account)
        target.deposit(amount)
        source.withdraw(amount)
        return "done"
    return "refused"


print(transfer(ann, bob, 30.5), ann.balance, bob.balance)
print(transfer(bob, ann, 1000), ann.balance, bob.balance, ann.history)
bob.state = State.FROZEN
try:
    transfer(ann, bob, 1)
except BankError as e:
    print(type(e).__name__, e, type(e).__mro__[1].__name__)
print(ann.balance, [str(s) for s in State], State["OPEN"].can_pay, State(3), repr(State.FROZEN), bob.state.name)
with suppress(WrongState):
    bob.deposit(5)
    print("not reached")
try:
    try:
        ann.withdraw(500)
    except Insufficient as e:
        raise WrongState("wrapped") from e
except WrongState as e:
    print(e, "<-", e.__cause__, e.__cause__.short, e.__suppress_context__)
print(f"{ann.balance:,.1f}|{Decimal('1234567.891'):>14,.2f}|{sum((a for _, a in ann.history), Decimal()):+}")
with suppress(ValueError):
    State("nope")
try:
    State("nope")
except ValueError as e:
    print(e)
