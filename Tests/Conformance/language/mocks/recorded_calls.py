# Mocks record how they are called, and say so.
from unittest import mock
from unittest.mock import ANY, DEFAULT, MagicMock, Mock, NonCallableMock, call, sentinel


def attempt(action):
    try:
        print("->", action())
    except BaseException as error:
        print(type(error).__name__ + ":", error)


mailer = Mock(return_value=True, name="mailer")
print(mailer("ed@example.com", subject="hello"), mailer.called, mailer.call_count)
print(mailer.call_args, mailer.call_args.args, mailer.call_args.kwargs)
mailer("jo@example.com")
print(mailer.call_args_list, mailer.mock_calls, mailer.method_calls)
mailer.assert_called_with("jo@example.com")
mailer.assert_any_call("ed@example.com", subject=ANY)
mailer.assert_has_calls([call("ed@example.com", subject="hello"), call("jo@example.com")])
attempt(lambda: mailer.assert_called_once())
attempt(lambda: mailer.assert_called_once_with("jo@example.com"))
attempt(lambda: mailer.assert_called_with("al@example.com", cc=None))
attempt(lambda: mailer.assert_any_call(1, key=[2]))
attempt(lambda: mailer.assert_has_calls([call(1), call(2)]))
attempt(lambda: mailer.assert_has_calls([call(1), call("jo@example.com")], any_order=True))
attempt(lambda: mailer.assert_not_called())
attempt(lambda: Mock().assert_called())
attempt(lambda: Mock().assert_called_with(3))
attempt(lambda: Mock().assert_called_once_with(3))
attempt(lambda: mailer.assert_called_onec())
attempt(lambda: mailer.asert_called())
mailer.reset_mock()
print(mailer.called, mailer.call_args, mailer.mock_calls, mailer())

session = Mock()
session.query("User").filter_by(name="ed").first.return_value = "the user"
print(session.query("User").filter_by(name="ed").first())
print(session.mock_calls)
print(session.method_calls)
print(session.mock_calls == [call.query("User"), call.query().filter_by(name="ed"), call.query("User"), call.query().filter_by(name="ed"), call.query().filter_by().first()])
print(call.query("User").filter_by(name="ed").first().call_list())
print([call.query("User"), call.query().filter_by(name="ed")] in session.mock_calls)
long = Mock()
for number in range(4):
    long.statement("SELECT account.id, account.name FROM account WHERE account.id = ?", (number,))
print(long.mock_calls)

numbers = Mock(side_effect=[1, ValueError("two"), 3])
for _ in range(4):
    attempt(numbers)
attempt(Mock(side_effect=KeyError("gone")))
attempt(Mock(side_effect=KeyError))
print(Mock(side_effect=lambda a, b=2: a * b)(4), Mock(side_effect=lambda: DEFAULT, return_value=7)())
wrapping = Mock(wraps=[3, 1, 2])
print(wrapping.index(2), wrapping.index.mock_calls)
print(Mock(wraps=len)("four"), Mock(wraps=len, return_value=9)("four"))

made = Mock(**{"save.return_value": 3, "load.side_effect": LookupError("no row"), "id": 5})
print(made.save(), made.id)
attempt(made.load)
made.configure_mock(**{"save.return_value": 4, "id": 6})
print(made.save(1), made.id)
parent = Mock()
first, second = Mock(name="first"), Mock(return_value=2)
parent.attach_mock(first, "first")
parent.second = second
first(1)
second(2)
parent.third.fourth(3)
print(parent.mock_calls, parent.method_calls)
child = Mock()
print(child.a is child.a, child() is child.return_value, child() is child())
del child.a
attempt(lambda: child.a)
attempt(lambda: NonCallableMock()())
print(hasattr(child, "b"), hasattr(child, "__len__"), callable(child), callable(NonCallableMock()))
print(sentinel.token, sentinel.token is sentinel.token, sentinel.a == sentinel.b, DEFAULT, ANY, ANY == 3, 3 == ANY, {"a": 1} == {"a": ANY}, ANY != 3)
