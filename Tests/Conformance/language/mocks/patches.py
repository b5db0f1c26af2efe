# patch, patch.object, patch.dict, patch.multiple.
import time

from unittest import mock
from unittest.mock import DEFAULT, MagicMock, Mock, PropertyMock, patch


def attempt(action):
    try:
        print("->", action())
    except BaseException as error:
        print(type(error).__name__ + ":", error)


class Mailer:
    """Sends mail."""

    limit = 3

    def send(self, address, subject="none"):
        return f"really sent {subject} to {address}"

    @property
    def server(self):
        return "smtp"

    @classmethod
    def make(cls):
        return cls()


def helper():
    return "real helper"


with patch.object(Mailer, "send") as send:
    send.return_value = "faked"
    print(Mailer().send("ed"), send.mock_calls)
print(Mailer().send("ed"))
with patch("__main__.helper", return_value="patched") as faked:
    print(helper(), faked.call_count)
print(helper())
with patch("__main__.Mailer") as Faked:
    Faked.return_value.send.return_value = 1
    print(Mailer().send("x"), Faked.mock_calls)
with patch("__main__.Mailer.limit", 9):
    print(Mailer.limit)
print(Mailer.limit)


@patch.object(Mailer, "send", return_value="outer")
@patch("__main__.helper")
def test_two(first, inner, outer, key=None):
    print(first, inner is helper, outer is Mailer.send, Mailer().send(), key)
    inner.assert_not_called()


test_two("argument", key="word")
print(helper(), test_two.__name__)


@patch("__main__.helper")
class Suite:
    def test_a(self, faked):
        print("a", faked is helper)

    def other(self):
        print("other", helper())


Suite().test_a()
Suite().other()
mailer = Mailer()
with patch.object(mailer, "send", side_effect=ConnectionError("down")):
    attempt(lambda: mailer.send("ed"))
print(mailer.send("ed"), "send" in mailer.__dict__)
with patch.object(Mailer, "server", new_callable=PropertyMock, return_value="fake") as server:
    print(mailer.server, server.mock_calls)
print(mailer.server)
settings = {"debug": False, "url": "sqlite://"}
with patch.dict(settings, {"debug": True}, extra=1):
    print(settings)
print(settings)
with patch.dict(settings, {"only": 1}, clear=True):
    print(settings)
print(settings)


@patch.dict("__main__.settings", debug="decorated")
def show():
    return settings["debug"]


print(show(), settings["debug"])
with patch.multiple(Mailer, limit=5, send=DEFAULT) as mocks:
    print(Mailer.limit, sorted(mocks), Mailer.send is mocks["send"])
patcher = patch("__main__.helper", new=lambda: "started")
print(patcher.start()(), helper())
patcher.stop()
print(helper())
started = patch.object(Mailer, "limit", 7)
started.start()
patch.stopall()
print(Mailer.limit)
attempt(lambda: patch("helper"))
attempt(lambda: patch.object(Mailer, "nothing").__enter__())
with patch.object(Mailer, "nothing", 3, create=True):
    print(Mailer.nothing)
attempt(lambda: Mailer.nothing)
attempt(lambda: patch("__main__.helper", 3, new_callable=Mock))
attempt(lambda: patch("__main__.helper", auto_spec=True))
with patch("__main__.Mailer", autospec=True) as Spec:
    made = Spec()
    made.send("ed", subject="x")
    made.send.assert_called_once_with("ed", "x")
    attempt(lambda: made.send())
    attempt(lambda: made.sned)
    print(isinstance(made, type(mailer)), type(made.limit).__name__)
with patch.object(Mailer, "send", autospec=True) as send:
    mailer.send("ed")
    send.assert_called_once_with(mailer, "ed")
    attempt(lambda: mailer.send())
specified = mock.create_autospec(helper, return_value=8)
print(specified(), specified.call_count, specified.mock_calls)
attempt(lambda: specified(1))
with patch("builtins.print") as printed:
    print("captured", 1)
print(printed.mock_calls)
with patch("time.time", return_value=12.5):
    print(time.time())
with patch.object(Mailer, "make", spec=True) as make:
    attempt(lambda: make.wrong)
with patch("__main__.Mailer", spec=True) as Spec:
    print(isinstance(Spec(), MagicMock), Spec.limit is not None)
    attempt(lambda: Spec().wrong)
try:
    with patch("__main__.helper", return_value=1):
        raise KeyError("inside")
except KeyError as error:
    print(error, helper())
sealed = Mock()
sealed.one.two.return_value = 3
mock.seal(sealed)
print(sealed.one.two())
attempt(lambda: sealed.three)
attempt(lambda: sealed.one.four)
