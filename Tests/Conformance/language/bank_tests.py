# Unit tests without a framework: decorators, closures, assertions
import functools
import sys

TESTS = []


def test(function=None, *, raises=None, cases=((),)):
    if function is None:
        return functools.partial(test, raises=raises, cases=cases)

    @functools.wraps(function)
    def run():
        for case in cases:
            try:
                function(*case)
            except Exception as e:
                if raises and isinstance(e, raises):
                    continue
                return f"{type(e).__name__}: {e}" + (f" (case {case})" if case else "")
            else:
                if raises:
                    return f"{raises.__name__} not raised"
        return None

    TESTS.append(run)
    return run


class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, needs {amount}")
        self.shortage = amount - account.balance


class Account:
    interest = 0.05
    __opened = 0

    def __init__(self, owner, balance=0):
        self.owner, self.balance, self._history = owner, balance, []
        Account.__opened += 1

    def __iadd__(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        self._history.append(("+", amount))
        return self

    def __isub__(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self._history.append(("-", amount))
        return self

    def transfer(self, other, amount, *, fee=0):
        self -= amount + fee
        other += amount

    @classmethod
    def opened(cls):
        return cls.__opened


@test
def deposits_add_up():
    a = Account("Ann")
    a += 10
    a += 5
    assert a.balance == 15, a.balance
    assert a._history == [("+", 10), ("+", 5)]


@test(raises=ValueError, cases=[(0,), (-1,), (-1.5,)])
def refuses(amount):
    a = Account("Ann")
    a += amount


@test(cases=[(100, 50, 0), (100, 99, 1), (100, 100, 1)])
def transfer_keeps_the_total(start, amount, fee):
    a, b = Account("A", start), Account("B")
    a.transfer(b, amount, fee=fee)
    assert a.balance + b.balance + fee == start


@test(raises=InsufficientFunds)
def this_one_is_wrong():
    Account("Rich", 1000).transfer(Account("Poor"), 10)


@test
def name_mangling():
    assert Account._Account__opened == Account.opened()
    assert not hasattr(Account, "__opened")


@test
def fails_with_message():
    left, right = [1, 2], [1, 3]
    assert left == right, f"{left} != {right}"


passed = 0
for run in TESTS:
    problem = run()
    passed += problem is None
    print("ok  " if problem is None else "FAIL", run.__name__, "" if problem is None else "- " + problem)
print(f"{passed}/{len(TESTS)}")
try:
    Account("Zed", 5).transfer(Account("Y"), 8)
except InsufficientFunds as e:
    print(e, e.shortage)
sys.exit(0 if passed == len(TESTS) else 3)
