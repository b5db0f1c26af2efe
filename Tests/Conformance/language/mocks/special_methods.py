# Special methods of mocks.
from unittest.mock import MagicMock, Mock, NonCallableMagicMock, PropertyMock, call


def attempt(action):
    try:
        print("->", action())
    except BaseException as error:
        print(type(error).__name__ + ":", error)


m = MagicMock(name="m")
print(len(m), int(m), float(m), bool(m), list(m), 3 in m, m == m, m == 3, m != m, m != 3, hash(m) == hash(m))
attempt(lambda: m < 3)
m[3] = "x"
m["key"]
del m[4]
m.__getitem__.return_value = "item"
print(m[0], m.__getitem__.mock_calls)
with m as entered:
    entered.execute("SELECT 1")
print(m.mock_calls[-3:])
m.__len__.return_value = 5
m.__iter__.return_value = iter(["a", "b"])
m.__contains__.side_effect = lambda value: value == 1
m.__str__.return_value = "shown"
m.__bool__.return_value = False
print(len(m), list(m), 1 in m, 2 in m, str(m), bool(m))
m.__eq__.return_value = True
print(m == 3)
m.__add__.return_value = "sum"
m.__radd__.return_value = "reversed sum"
print(m + 1, 1 + m, (m - 1) is m.__sub__.return_value)
print(range(5)[MagicMock()])

plain = Mock()
attempt(lambda: len(plain))
attempt(lambda: plain[0])
attempt(lambda: list(plain))
attempt(lambda: plain.__enter__)
plain.__len__ = lambda self: 7
plain.__getitem__ = Mock(return_value="got")
plain.__enter__ = Mock(return_value="inside")
plain.__exit__ = Mock(return_value=False)
print(len(plain), plain["k"], plain.__getitem__.call_args, plain.mock_calls)
with plain as value:
    print(value)
plain.__exit__.assert_called_once_with(None, None, None)
attempt(lambda: setattr(plain, "__init__", 3))
del plain.__len__
attempt(lambda: len(plain))
suppressing = MagicMock()
suppressing.__exit__.return_value = True
with suppressing:
    raise ValueError("suppressed")
print(suppressing.__exit__.call_args.args[0])


class Account:
    balance = 3

    @property
    def owner(self):
        return "ed"


balance = PropertyMock(return_value=9)
type(m).balance = balance
print(m.balance, balance.mock_calls)
m.balance = 4
print(balance.mock_calls)
limited = MagicMock(spec=["__len__", "save"])
print(len(limited))
attempt(lambda: limited[0])
attempt(lambda: list(limited))
print(isinstance(MagicMock(spec=Account), Account), isinstance(MagicMock(), Account), MagicMock(spec=Account).__class__.__name__, type(MagicMock(spec=Account)).__name__)
attempt(lambda: MagicMock(spec=Account).nothing)
attempt(lambda: setattr(MagicMock(spec_set=Account), "nothing", 3))
specified = MagicMock(spec=Account)
specified.extra = 1
print(specified.extra, specified.balance is specified.balance)
attempt(lambda: NonCallableMagicMock()())
print(len(NonCallableMagicMock()), MagicMock() < Mock() if False else "ordered")


class Recording(MagicMock):
    def saved(self):
        return self.save.call_count


recording = Recording()
recording.save()
recording.inner.save()
print(recording.saved(), recording.inner.saved(), type(recording.inner).__name__, isinstance(recording, MagicMock), isinstance(recording.inner, Recording))
